package io.qiao.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.qiao.chassis.security.Sealing;
import io.qiao.standalone.Embedded;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.mock.web.server.MockWebSession;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import reactor.core.publisher.Mono;

/// Which requests get the token of the browser's login, and which keep their cookies.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayingALogin {
    private final Embedded store = Embedded.store();
    private final MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
    private final KeptTokens tokens = tokens();
    private final Relay relay = new Relay(new SessionTokens(tokens));

    private KeptTokens tokens() {
        URI nobody = URI.create("http://127.0.0.1:1");
        LoginConfiguration configuration = new LoginConfiguration();
        return new KeptTokens(
                client,
                configuration.refreshing(),
                configuration.provider(
                        new Issuer("gateway", "secret", nobody, nobody, null, Set.of("openid")),
                        nobody.toString(),
                        nobody + "/keys",
                        "http://127.0.0.1"),
                new Sealing(Base64.getEncoder().encodeToString(new byte[32])));
    }

    @AfterAll
    void stop() {
        client.close();
        store.close();
    }

    private HttpHeaders arrives(String path, String login) {
        MockWebSession session = new MockWebSession();
        session.getAttributes().put(Login.ATTRIBUTE, login);
        AtomicReference<HttpHeaders> arrived = new AtomicReference<>();
        relay.filter(
                        MockServerWebExchange.builder(
                                        MockServerHttpRequest.get(path)
                                                .header(HttpHeaders.COOKIE, "qiao_login=form"))
                                .session(session)
                                .build(),
                        exchange -> {
                            arrived.set(exchange.getRequest().getHeaders());
                            return Mono.empty();
                        })
                .block(Duration.ofSeconds(10));
        return Objects.requireNonNull(arrived.get());
    }

    private String login() {
        Instant now = Instant.now();
        String login = UUID.randomUUID().toString();
        tokens.keep(
                        login,
                        "account",
                        null,
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER,
                                "token",
                                now,
                                now.plusSeconds(300)),
                        null)
                .block(Duration.ofSeconds(10));
        return login;
    }

    @Test
    void the_api_gets_the_token_and_no_cookie() {
        HttpHeaders arrived = arrives("/api/membership/organizations", login());

        assertThat(arrived.getFirst(HttpHeaders.AUTHORIZATION)).isEqualTo("Bearer token");
        assertThat(arrived.containsHeader(HttpHeaders.COOKIE)).isFalse();
    }

    @Test
    void the_page_of_an_invitation_gets_the_token_besides_its_cookies() {
        HttpHeaders arrived = arrives("/identity/invitation?token=x", login());

        assertThat(arrived.getFirst(HttpHeaders.AUTHORIZATION)).isEqualTo("Bearer token");
        assertThat(arrived.getFirst(HttpHeaders.COOKIE)).isEqualTo("qiao_login=form");
    }

    @Test
    void other_pages_get_no_token() {
        HttpHeaders arrived = arrives("/identity/forgot", login());

        assertThat(arrived.containsHeader(HttpHeaders.AUTHORIZATION)).isFalse();
        assertThat(arrived.getFirst(HttpHeaders.COOKIE)).isEqualTo("qiao_login=form");
    }

    @Test
    void a_login_that_has_ended_does_not_keep_anybody_from_an_invitation() {
        assertThat(
                        arrives("/identity/invitation?token=x", "ended")
                                .containsHeader(HttpHeaders.AUTHORIZATION))
                .isFalse();
    }
}
