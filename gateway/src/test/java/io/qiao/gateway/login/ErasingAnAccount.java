package io.qiao.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.gateway.Echo;
import io.qiao.gateway.GatewayApplication;
import io.qiao.gateway.session.BrowserSessions;
import io.qiao.gateway.session.SomeSession;
import io.qiao.standalone.Embedded;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/// What two gateways with one store still say of an account, once one of them has passed on that
/// identity erased it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasingAnAccount {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Embedded store = Embedded.store();
    private final Echo identity = new Echo();
    private final int here = Embedded.freePort();
    private final int elsewhere = Embedded.freePort();
    private final ConfigurableApplicationContext gateway = gateway(here);
    private final ConfigurableApplicationContext other = gateway(elsewhere);
    private final HttpClient http = HttpClient.newHttpClient();

    ErasingAnAccount() throws IOException {}

    private ConfigurableApplicationContext gateway(int port) {
        return SpringApplication.run(
                GatewayApplication.class,
                "--server.port=" + port,
                "--logging.level.root=error",
                "--spring.mongodb.uri=mongodb://127.0.0.1:" + store.port(),
                "--qiao.public-url=http://127.0.0.1:" + port,
                "--qiao.sealing-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--qiao.login.client-secret=none",
                "--qiao.services.identity=" + identity.uri());
    }

    @AfterAll
    void stop() {
        http.close();
        gateway.close();
        other.close();
        identity.close();
        store.close();
    }

    /// @return the id of the session, which the cookie holds
    private String loggedIn(String account) {
        String login = UUID.randomUUID().toString();
        OAuth2AccessToken access =
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        "token",
                        Instant.now(),
                        Instant.now().plusSeconds(300));
        gateway.getBean(KeptTokens.class).keep(login, account, access, null).block(SOON);
        return SomeSession.with(
                gateway.getBean(BrowserSessions.class),
                Map.of(SessionAccount.ATTRIBUTE, account, Login.ATTRIBUTE, login));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int port, String path, String session) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header("Cookie", "__Host-qiao=%s; __Host-qiao-csrf=known".formatted(session))
                .header("X-XSRF-TOKEN", "known");
    }

    @Test
    void no_gateway_names_it_any_more_from_the_answer_on() throws Exception {
        String leaving = loggedIn("leaving");
        String alsoLeaving = loggedIn("leaving");
        String staying = loggedIn("staying");
        assertThat(send(request(here, "/session", leaving)).body()).contains("leaving");
        assertThat(send(request(elsewhere, "/session", alsoLeaving)).body()).contains("leaving");

        HttpResponse<String> erasure =
                send(
                        request(here, "/api/identity/me/erasure", leaving)
                                .POST(BodyPublishers.noBody()));

        assertThat(erasure.statusCode()).isEqualTo(204);
        assertThat(send(request(here, "/session", leaving)).statusCode()).isEqualTo(401);
        assertThat(send(request(elsewhere, "/session", leaving)).statusCode()).isEqualTo(401);
        assertThat(send(request(elsewhere, "/session", alsoLeaving)).statusCode()).isEqualTo(401);
        assertThat(send(request(elsewhere, "/session", staying)).body()).contains("staying");
    }
}
