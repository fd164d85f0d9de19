package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.MovableClock;
import io.qiao.identity.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import reactor.core.publisher.Mono;

class KeepingLogins {
    private final MovableClock clock = new MovableClock();
    private final Sealing sealing = new Sealing(Base64.getEncoder().encodeToString(new byte[32]));
    private final MongoDatabase database = TestStore.database();
    private final KeptLogins logins =
            new KeptLogins(database, new KeptConsents(database), sealing, clock);

    @Test
    void is_found_by_its_refresh_token_by_another_process_too() {
        logins.keep(login("login", "first"));

        assertThat(
                        new KeptLogins(database, new KeptConsents(database), sealing, clock)
                                .byToken("first", KeptLogins.REFRESH))
                .hasValue(login("login", "first"));
        assertThat(logins.of("account")).extracting(each -> each.id()).containsExactly("login");
    }

    @Test
    void a_refresh_token_that_stays_the_same_stays_good() {
        logins.keep(login("login", "first"));
        logins.keep(login("login", "first"));

        assertThat(logins.byToken("first", KeptLogins.REFRESH)).isPresent();
    }

    @Test
    void the_old_one_stays_good_when_a_crash_came_before_it_was_spent() {
        logins.keep(login("login", "first"));
        logins.keep(login("login", "second"));
        Mono.from(
                        database.getCollection("tokens")
                                .updateMany(new Document(), Updates.unset("spent")))
                .block();
        clock.advance(Duration.ofHours(1));

        assertThat(logins.byToken("first", KeptLogins.REFRESH)).isPresent();
    }

    @Test
    void who_shows_an_older_one_ends_the_login() {
        logins.keep(login("login", "first"));
        logins.keep(login("login", "second"));

        assertThat(logins.byToken("first", KeptLogins.REFRESH)).isEmpty();
        assertThat(logins.byToken("second", KeptLogins.REFRESH)).isEmpty();
        assertThat(logins.of("account")).isEmpty();
    }

    @Test
    void a_token_of_another_kind_is_none() {
        logins.keep(login("login", "first"));

        assertThat(logins.byToken("access", KeptLogins.REFRESH)).isEmpty();
        assertThat(logins.byToken("first", KeptLogins.CODE)).isEmpty();
    }

    @Test
    void ends_by_its_owner_only() {
        logins.keep(login("login", "first"));

        assertThat(logins.end("somebody else", "login")).isFalse();
        assertThat(logins.end("account", "login")).isTrue();
        assertThat(logins.byToken("first", KeptLogins.REFRESH)).isEmpty();
    }

    @Test
    void all_but_the_current_one_end_together() {
        logins.keep(login("one", "first"));
        logins.keep(login("other", "second"));

        logins.endAll("account", "one");

        assertThat(logins.of("account")).extracting(each -> each.id()).containsExactly("one");
    }

    @Test
    void runs_out_with_its_refresh_token() {
        logins.keep(login("login", "first"));
        clock.advance(Duration.ofDays(15));

        assertThat(logins.byToken("first", KeptLogins.REFRESH)).isEmpty();
        assertThat(logins.of("account")).isEmpty();
    }

    private static OAuth2Authorization login(String id, String refresh) {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        RegisteredClient client =
                RegisteredClient.withId(Clients.GATEWAY)
                        .clientId(Clients.GATEWAY)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .build();
        return OAuth2Authorization.withRegisteredClient(client)
                .id(id)
                .principalName("account")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .accessToken(
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER,
                                "access",
                                now,
                                now.plusSeconds(300)))
                .refreshToken(new OAuth2RefreshToken(refresh, now, now.plus(Duration.ofDays(14))))
                .build();
    }
}
