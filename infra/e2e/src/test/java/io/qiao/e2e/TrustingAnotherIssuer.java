package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Browser;
import io.qiao.standalone.Embedded;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// Another OpenID Connect provider in place of our own, by configuration alone.
@Execution(ExecutionMode.CONCURRENT)
class TrustingAnotherIssuer {
    @TempDir private Path folder = Path.of("target");

    @Test
    void people_log_in_there_and_its_tokens_count() throws Exception {
        int kafkaPort = Embedded.freePort();
        int storePort = Embedded.freePort();
        int address = Embedded.freePort();
        try (OtherProvider provider = new OtherProvider("person-of-another-provider");
                Embedded kafka = Embedded.kafka(Qiao.ROOT, folder.resolve("kafka"), kafkaPort);
                Embedded store = Embedded.store(Qiao.ROOT, folder.resolve("store"), storePort)) {
            Map<String, String> settings = settings(provider, kafka, store, address);
            try (Spare membership = Spare.start("membership", Embedded.freePort(), settings)) {
                settings.put("QIAO_SERVICES_MEMBERSHIP", membership.uri().toString());
                try (Spare gateway = Spare.start("gateway", address, settings)) {
                    membership.awaitReady();
                    gateway.awaitReady();

                    logIn(provider, gateway);
                    onlyRightTokensCount(provider, gateway);
                }
            }
        }
    }

    private static Map<String, String> settings(
            OtherProvider provider, Embedded kafka, Embedded store, int address) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QIAO_PUBLIC_URL", "http://127.0.0.1:" + address);
        settings.put("QIAO_ISSUER", provider.issuer());
        settings.put("QIAO_KEY_SET", provider.issuer() + "/keys");
        settings.put("QIAO_AUDIENCE", "qiao");
        settings.put("QIAO_TOKEN_TYPES", "JWT");
        settings.put("QIAO_LOGIN_CLIENTID", "console");
        settings.put("QIAO_LOGIN_CLIENTSECRET", "secret");
        settings.put("QIAO_LOGIN_AUTHORIZATIONURI", provider.issuer() + "/authorize");
        settings.put("QIAO_LOGIN_TOKENURI", provider.issuer() + "/token");
        settings.put("QIAO_LOGIN_REVOCATIONURI", "");
        settings.put("QIAO_KAFKA", "127.0.0.1:" + kafka.port());
        settings.put("QIAO_SEALING_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put(
                "SPRING_MONGODB_URI",
                "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=3000&retryWrites=false"
                        .formatted(store.port()));
        return settings;
    }

    private static void logIn(OtherProvider provider, Spare gateway) throws Exception {
        Browser browser = Browser.loggingInAt(URI.create(provider.issuer()), gateway.uri());
        assertThat(browser.open("/login").path()).isEqualTo("/docs");
        Api person = Api.of(gateway.uri()).with(browser);
        assertThat(person.get("/session").get("account").asString())
                .isEqualTo("person-of-another-provider");

        JsonNode organization =
                person.post("/api/membership/organizations", null, Bodies.profile("", ""));
        assertThat(organization.get("representatives").toString())
                .contains("person-of-another-provider");
        assertThat(person.send("POST", "/logout", Map.of(), null).status()).isEqualTo(204);
    }

    private static void onlyRightTokensCount(OtherProvider provider, Spare gateway)
            throws Exception {
        assertThat(status(gateway, provider.access("qiao", 300))).isEqualTo(200);
        assertThat(status(gateway, provider.access("qiao", -60))).as("expired").isEqualTo(401);
        assertThat(status(gateway, provider.access("another-service", 300)))
                .as("for another audience")
                .isEqualTo(401);
        try (OtherProvider stranger = new OtherProvider("person-of-another-provider")) {
            assertThat(status(gateway, stranger.access("qiao", 300)))
                    .as("of a third issuer")
                    .isEqualTo(401);
        }
    }

    private static int status(Spare gateway, String token) throws Exception {
        return Api.of(gateway.uri())
                .with(token)
                .send("GET", "/api/membership/organizations?mine=true", Map.of(), null)
                .status();
    }
}
