package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Browser;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Audit trails and session lists name the address that somebody sits at, whatever is claimed.
class KnowingWhereARequestCameFrom {
    private static final String AUDIT = "/api/membership/audit";
    private static final List<String> CLAIMS =
            List.of(
                    "X-Forwarded-For", "9.9.9.9",
                    "Forwarded", "for=9.9.9.9",
                    "X-Real-IP", "9.9.9.9",
                    "X-Qiao-Gateway", "guess");

    @Test
    void a_person_is_found_at_their_own_address() throws Exception {
        Qiao.Account account = Qiao.account();
        URI gateway = Qiao.running().gateway();
        Browser person = Browser.at(InetAddress.getByName("127.0.0.2"), gateway);
        assertThat(person.login(account.mail(), Qiao.PASSWORD).path()).isEqualTo("/docs");

        JsonNode sessions = Qiao.stranger().with(person).get("/api/identity/me/sessions");

        assertThat(sessions.valueStream().filter(each -> each.get("current").asBoolean()))
                .extracting(each -> each.get("address").asString())
                .containsExactly("127.0.0.2");
        assertThat(person.send(claiming(gateway.resolve(AUDIT))).statusCode()).isEqualTo(403);
        JsonNode refusal =
                entry(
                        AUDIT,
                        each ->
                                each.path("actor").asString("").equals(account.id())
                                        && each.path("status").asInt(0) == 403);
        assertThat(refusal.get("address").asString()).isEqualTo("127.0.0.2");
        JsonNode login =
                entry(
                        "/api/identity/audit",
                        each ->
                                each.path("actor").asString("").equals(account.id())
                                        && each.get("address").asString().equals("127.0.0.2"));
        assertThat(login.get("action").asString()).isEqualTo("login");
    }

    @Test
    void who_asks_a_service_directly_is_not_believed() throws Exception {
        URI membership = URI.create("http://127.0.0.1:" + Qiao.running().port("membership"));
        Browser stranger = Browser.at(InetAddress.getByName("127.0.0.3"), membership);

        HttpRequest.Builder request =
                claiming(membership.resolve(AUDIT)).header("Authorization", "Bearer nonsense");
        assertThat(stranger.send(request).statusCode()).isEqualTo(401);

        JsonNode refusal =
                entry(AUDIT, each -> each.path("address").asString("").equals("127.0.0.3"));
        assertThat(refusal.get("status").asInt()).isEqualTo(401);
    }

    private static HttpRequest.Builder claiming(URI address) {
        return HttpRequest.newBuilder(address).headers(CLAIMS.toArray(String[]::new));
    }

    private static JsonNode entry(String trail, Predicate<JsonNode> wanted) throws Exception {
        Api admin = Qiao.admin();
        return Eventually.until(
                        () ->
                                admin.get(trail + "?limit=100")
                                        .valueStream()
                                        .filter(wanted)
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
