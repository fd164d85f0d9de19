package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Browser;
import io.qiao.standalone.Embedded;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Two gateways behind one address, with an identity service whose tokens last two seconds: every
/// few requests need a new one, from whichever gateway they come to.
class SharingASession {
    private static Map<String, String> settings(int address) throws IOException {
        String url = "http://127.0.0.1:" + address;
        Map<String, String> settings = Spare.besideTheOthers();
        settings.put("QIAO_PUBLIC_URL", url);
        settings.put("QIAO_ISSUER", url);
        settings.put("QIAO_SEALING_KEY", Qiao.running().secret("sealing-key"));
        settings.put("QIAO_GATEWAY_SECRET", Qiao.running().secret("gateway-secret"));
        settings.put("QIAO_LOGIN_CLIENTSECRET", Qiao.running().secret("gateway-secret"));
        settings.put("QIAO_ACCESS_TOKEN_LIFE", "2s");
        settings.put("QIAO_LIMITS_DOOR_BURST", "40");
        settings.put("QIAO_LIMITS_DOOR_PERMINUTE", "1");
        return settings;
    }

    @Test
    void no_login_is_lost_when_one_gateway_is_killed() throws Exception {
        Qiao.Account account = Qiao.account();
        int address = Embedded.freePort();
        Map<String, String> settings = settings(address);
        try (Spare identity = Spare.start("identity", Embedded.freePort(), settings)) {
            settings.put("QIAO_SERVICES_IDENTITY", identity.uri().toString());
            settings.put("QIAO_KEY_SET", identity.uri() + "/identity/oauth2/jwks");
            settings.put("QIAO_LIMITS_ACCOUNT_BURST", "2500");
            settings.put("QIAO_LIMITS_ACCOUNT_PERMINUTE", "1");
            settings.put("QIAO_LIMITS_ADDRESS_BURST", "100000");
            try (Spare one = Spare.start("gateway", Embedded.freePort(), settings);
                    Spare other = Spare.start("gateway", Embedded.freePort(), settings);
                    Balancer door = new Balancer(address, List.of(one.port(), other.port()))) {
                identity.awaitReady();
                one.awaitReady();
                other.awaitReady();
                URI gateway = URI.create("http://127.0.0.1:" + address);
                Browser browser = new Browser(gateway);
                assertThat(browser.login(account.mail(), Qiao.PASSWORD).path()).isEqualTo("/docs");

                assertThat(asked(gateway, browser, Duration.ofSeconds(3), () -> {})).isEmpty();
                assertThat(asked(gateway, browser, Duration.ofSeconds(8), one::kill))
                        .as("besides those that the killed one had in hand")
                        .allMatch(each -> each.startsWith("IO"));
                assertThat(asked(gateway, browser, Duration.ofSeconds(3), () -> {})).isEmpty();

                assertThat(knock(other.uri())).as("the limit of the door").isEqualTo(429);
                assertThat(insist(Api.of(other.uri()).with(browser)))
                        .as("the limit of an account")
                        .isEqualTo(429);
                assertThat(door).isNotNull();
            }
        }
    }

    /// Four tabs ask who they are, again and again, forty times a second at the most: 2,240 times
    /// in all, which is less than an account may. Each time the token is too old to be used again.
    ///
    /// @param meanwhile happens after a while
    /// @return what was not 200
    private static List<String> asked(
            URI gateway, Browser browser, Duration howLong, Meanwhile meanwhile) throws Exception {
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + howLong.toNanos();
        try (ExecutorService tabs = Executors.newFixedThreadPool(4)) {
            for (int tab = 0; tab < 4; tab++) {
                tabs.execute(() -> askUntil(end, gateway, browser, wrong));
            }
            TimeUnit.MILLISECONDS.sleep(1_500);
            meanwhile.happen();
        }
        return wrong;
    }

    private interface Meanwhile {
        void happen() throws InterruptedException;
    }

    private static void askUntil(long end, URI gateway, Browser browser, List<String> wrong) {
        try {
            while (System.nanoTime() < end) {
                ask(gateway, browser, wrong);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ask(URI gateway, Browser browser, List<String> wrong)
            throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    browser.send(HttpRequest.newBuilder(gateway.resolve("/api/identity/me")));
            if (answer.statusCode() != 200) {
                wrong.add(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException killed) {
            wrong.add("IO " + killed);
        }
        TimeUnit.MILLISECONDS.sleep(25);
    }

    private static int insist(Api person) throws Exception {
        for (int at = 0; at < 2_600; at++) {
            int status = person.send("GET", "/session", Map.of(), null).status();
            if (status != 200) {
                return status;
            }
        }
        return 200;
    }

    private static int knock(URI gateway) throws Exception {
        Api api = Api.of(gateway);
        for (int at = 0; at < 60; at++) {
            Api.Answer answer =
                    api.send(
                            "POST",
                            "/api/identity/accounts/confirmation",
                            Map.of(),
                            "{\"token\":\"x\"}");
            if (answer.status() == 429) {
                assertThat(answer.json().get("type").asString())
                        .isEqualTo("urn:qiao:problem:too-many");
                return 429;
            }
        }
        return 0;
    }
}
