package io.qiao.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.EndedLogins;
import io.qiao.chassis.security.Sealing;
import io.qiao.standalone.Embedded;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// What becomes of a login whose access token is over, with a provider that is slow, away, or knows
/// it no more.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenewingALogin {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final Embedded store = Embedded.store();
    private final MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
    private final TokenEndpoint provider = new TokenEndpoint();
    private final KeptTokens tokens = gateway(provider.uri());

    private KeptTokens gateway(URI endpoint) {
        LoginConfiguration configuration = new LoginConfiguration();
        Issuer issuer = new Issuer("gateway", "secret", endpoint, endpoint, null, Set.of("openid"));
        return new KeptTokens(
                client,
                configuration.refreshing(),
                configuration.provider(
                        issuer, endpoint.toString(), endpoint + "/keys", "http://127.0.0.1"),
                new Sealing(Base64.getEncoder().encodeToString(new byte[32])));
    }

    @AfterEach
    void calm() {
        provider.with(200).after(0).meanwhile(() -> {}).asked();
    }

    @AfterAll
    void stop() {
        provider.close();
        client.close();
        store.close();
    }

    private String login(String account, Duration left) {
        String login = UUID.randomUUID().toString();
        keep(login, account, "first", left);
        return login;
    }

    private void keep(String login, String account, String token, Duration left) {
        Instant now = Instant.now();
        OAuth2AccessToken access =
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        token,
                        now.minusSeconds(300),
                        now.plus(left));
        tokens.keep(login, account, null, access, new OAuth2RefreshToken("with " + token, null))
                .block(SOON);
    }

    private @Nullable String access(String login) {
        return tokens.access(login).block(SOON);
    }

    private List<String> kept(String login) {
        return Objects.requireNonNull(tokens.among(List.of(login)).collectList().block(SOON));
    }

    @Test
    void a_token_that_is_good_for_a_while_is_used_as_it_is() {
        String login = login("a", LONG);

        assertThat(access(login)).isEqualTo("first");
        assertThat(provider.asked()).isZero();
    }

    @Test
    void many_requests_at_once_make_one_of_the_provider_and_share_its_answer() {
        String login = login("a", OVER);
        provider.after(500);

        List<String> given =
                Flux.range(0, 100)
                        .flatMap(
                                _ -> tokens.access(login).subscribeOn(Schedulers.boundedElastic()),
                                100)
                        .collectList()
                        .block(SOON);

        assertThat(given).hasSize(100).containsOnly("fresh-1");
        assertThat(provider.asked()).isEqualTo(1);
    }

    @Test
    void while_the_provider_is_away_the_login_is_kept_and_may_be_tried_again() {
        String login = login("a", OVER);
        provider.with(503);

        assertRefused(tokens, login, Refused.Kind.UNAVAILABLE);
        URI nobody = URI.create("http://127.0.0.1:" + Embedded.freePort());
        assertRefused(gateway(nobody), login, Refused.Kind.UNAVAILABLE);

        provider.with(200).asked();
        assertThat(access(login)).isEqualTo("fresh-1");
    }

    private static void assertRefused(KeptTokens tokens, String login, Refused.Kind kind) {
        assertThatThrownBy(() -> tokens.access(login).block(SOON))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
    }

    @Test
    void a_login_that_the_provider_ended_takes_the_session_with_it() {
        String login = login("a", OVER);
        provider.with(400);
        WebSession session =
                Objects.requireNonNull(
                        new InMemoryWebSessionStore().createWebSession().block(SOON));
        session.getAttributes().put(Login.ATTRIBUTE, login);

        assertThatThrownBy(() -> new SessionTokens(tokens).access(session).block(SOON))
                .isInstanceOf(Refused.class)
                .hasMessage("The login has ended.");
        assertThat(session.getAttributes()).isEmpty();
        assertThat(kept(login)).isEmpty();
    }

    @Test
    void a_refusal_ends_nothing_when_another_gateway_was_faster() {
        String login = login("a", OVER);
        provider.with(400)
                .meanwhile(
                        () -> {
                            tokens.forget(login).block(SOON);
                            keep(login, "a", "of the other", LONG);
                        });

        assertThat(access(login)).isEqualTo("of the other");
        assertThat(kept(login)).isNotEmpty();
    }

    @Test
    void every_login_of_an_erased_account_ends_even_one_that_is_being_renewed() {
        String renewing = login("erased", OVER);
        String other = login("erased", LONG);
        String ofAnother = login("b", LONG);
        EndedLogins ended = new EndedLogins.All("erased");
        provider.meanwhile(
                () -> tokens.among(ended).collectList().flatMap(tokens::forget).block(SOON));

        assertThat(access(renewing)).isNull();

        assertThat(access(renewing)).isNull();
        assertThat(access(other)).isNull();
        assertThat(access(ofAnother)).isEqualTo("first");
    }
}
