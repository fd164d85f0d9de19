package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.demo.Api;
import io.qiao.demo.Browser;
import io.qiao.demo.Live;
import io.qiao.standalone.Embedded;
import io.qiao.standalone.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Live streams, with a client that comes back by itself as a browser does: they end with the login
/// and the right that they rest on, at whichever gateway, and otherwise go on.
class FollowingAStream {
    private static final Duration SECONDS = Duration.ofSeconds(15);
    private static final Duration MOST = Duration.ofSeconds(5);

    /// A second gateway beside the platform's own, sharing its sessions.
    private static Map<String, String> settings() throws IOException {
        Running running = Qiao.running();
        Map<String, String> settings = Spare.besideTheOthers();
        settings.put("QIAO_PUBLIC_URL", running.gateway().toString());
        settings.put("QIAO_ISSUER", running.gateway().toString());
        settings.put("QIAO_SEALING_KEY", secret("sealing-key"));
        settings.put("QIAO_GATEWAY_SECRET", secret("gateway-secret"));
        settings.put("QIAO_LOGIN_CLIENTSECRET", secret("gateway-secret"));
        settings.put("QIAO_KEY_SET", service("identity") + "/identity/oauth2/jwks");
        for (String name : List.of("identity", "membership", "events", "matchmaking")) {
            settings.put("QIAO_SERVICES_" + name.toUpperCase(Locale.ROOT), service(name));
        }
        settings.put("QIAO_SERVICES_NOTIFICATIONS", service("notifications"));
        settings.put("LOGGING_LEVEL_IO_QIAO", "debug");
        return settings;
    }

    private static String service(String name) throws IOException {
        return "http://127.0.0.1:" + Qiao.running().port(name);
    }

    private static String secret(String name) throws IOException {
        return Files.readString(Qiao.running().data().resolve(name));
    }

    /// Somebody with an organization, who can log in more than once.
    private record Owner(String mail, Company company) {
        static Owner any() throws Exception {
            Qiao.Account account = Qiao.account();
            String id =
                    account.api()
                            .post("/api/membership/organizations", null, Bodies.profile("", ""))
                            .get("id")
                            .asString();
            Company company = new Company(id, account.api());
            company.inbox();
            return new Owner(account.mail(), company);
        }

        Browser logsIn() throws Exception {
            Browser browser = new Browser(Qiao.running().gateway());
            browser.login(mail, Qiao.PASSWORD);
            return browser;
        }

        String stream() {
            return "/api/notifications/inbox/%s/stream".formatted(company.id());
        }

        Live at(URI gateway, Browser browser) throws Exception {
            return Api.of(gateway).with(browser).listen(stream(), null);
        }

        /// Two postings that fit each other.
        void hears(Live stream, String word) throws Exception {
            Company.any().posts(Bodies.demand(word + "采购", word + "。"));
            company.posts(Bodies.supply(word + "供应", word + "。"));
            assertThat(stream.next(SECONDS)).as(word).isPresent();
        }
    }

    private static Duration untilOver(Live stream) throws InterruptedException {
        long began = System.nanoTime();
        Eventually.until(stream::isOver, over -> over);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void it_outlives_its_gateway_and_ends_with_the_login_at_any() throws Exception {
        Owner owner = Owner.any();
        URI main = Qiao.running().gateway();
        int address = Embedded.freePort();
        try (Spare other = Spare.start("gateway", Embedded.freePort(), settings()).awaitReady();
                Balancer door = new Balancer(address, List.of(other.port(), main.getPort()))) {
            assertThat(door).isNotNull();
            Browser leaving = owner.logsIn();
            Browser staying = owner.logsIn();
            Live here = owner.at(main, leaving);
            Live there = owner.at(other.uri(), leaving);
            Live kept = owner.at(URI.create("http://127.0.0.1:" + address), staying);

            assertThat(logout(main, leaving)).isEqualTo(204);
            assertThat(untilOver(there)).as("at another gateway").isLessThan(MOST);
            assertThat(untilOver(here)).isLessThan(MOST);
            other.kill();
            owner.hears(kept, "铪粉");
            assertThat(kept.openings()).as("came back through another").isGreaterThan(1);

            assertThat(logout(main, staying)).isEqualTo(204);
            assertThat(untilOver(kept)).isLessThan(MOST);
        }
    }

    private static int logout(URI gateway, Browser browser) throws Exception {
        return Api.of(gateway).with(browser).send("POST", "/logout", Map.of(), null).status();
    }

    @Test
    void it_ends_when_the_program_is_revoked() throws Exception {
        Company company = Company.any();
        company.inbox();
        JsonNode program =
                company.api()
                        .post(
                                "/api/identity/programs",
                                null,
                                Api.JSON
                                        .createObjectNode()
                                        .put("organization", company.id())
                                        .put("role", "VIEWER")
                                        .put("name", "x"));
        Api api =
                Qiao.stranger()
                        .program(program.get("id").asString(), program.get("secret").asString());
        String path = "/api/notifications/inbox/%s".formatted(company.id());
        Eventually.get(api, path);
        Live stream = api.listen(path + "/stream", null);

        company.api()
                .send(
                        "DELETE",
                        "/api/identity/programs/" + program.get("id").asString(),
                        Map.of(),
                        null);

        assertThat(untilOver(stream)).isLessThan(MOST);
    }

    @Test
    void a_number_that_was_never_given_begins_with_what_comes_next() throws Exception {
        Owner owner = Owner.any();

        Live stream = owner.company().listens("999999");
        Live asked = owner.company().api().listen(owner.stream() + "?lastEventId=999999", null);
        owner.hears(stream, "钽电容");

        assertThat(asked.next(SECONDS).orElseThrow().id()).isEqualTo("1");
        stream.close();
        asked.close();
    }

    @Test
    void the_parameter_stands_in_for_the_header_which_wins() throws Exception {
        Owner owner = Owner.any();
        Live stream = owner.company().listens();
        owner.hears(stream, "铌靶材");
        stream.close();

        Live asked = owner.company().api().listen(owner.stream() + "?lastEventId=0", null);
        Live told = owner.company().api().listen(owner.stream() + "?lastEventId=0", "1");

        assertThat(asked.next(SECONDS).orElseThrow().id()).isEqualTo("1");
        assertThat(told.next(Duration.ofSeconds(1)).map(Live.Event::id))
                .as("others of its words may come, but not the first again")
                .isNotEqualTo(Optional.of("1"));
        asked.close();
        told.close();
    }

    @Test
    void a_number_that_is_none_is_refused() throws Exception {
        Owner owner = Owner.any();

        for (String none : List.of("x", "-1", "1.5", "99999999999999999999")) {
            assertThatThrownBy(() -> owner.company().listens(none)).hasMessageEndingWith("400");
            assertThatThrownBy(
                            () ->
                                    owner.company()
                                            .api()
                                            .listen(owner.stream() + "?lastEventId=" + none, null))
                    .hasMessageEndingWith("400");
        }
    }
}
