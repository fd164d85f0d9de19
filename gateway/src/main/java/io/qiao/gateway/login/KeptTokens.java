package io.qiao.gateway.login;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Sealing;
import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The tokens of every login, sealed in the store, so that all gateways share them and none loses
/// them.
///
/// A refresh token is good once, so only one gateway may use it: who wants to takes a lease on the
/// login first, the others wait for what it keeps. When that one is killed, the lease runs out and
/// the next one uses the same token; the issuer allows that for a minute.
@Component
class KeptTokens {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTokens.class);
    private static final Duration LIFE = Duration.ofDays(14);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration SPARE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS = 160;
    private static final String LEASED = "lease";

    private final MongoCollection<Document> documents;
    private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> issuer;
    private final ClientRegistration client;
    private final Sealing sealing;
    private final Clock clock = Clock.systemUTC();

    KeptTokens(
            MongoClient mongo,
            ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> issuer,
            ClientRegistration client,
            Sealing sealing) {
        this.documents = mongo.getDatabase("qiao_gateway").getCollection("logins");
        this.issuer = issuer;
        this.client = client;
        this.sealing = sealing;
    }

    /// Keeps the tokens of a new login.
    ///
    /// @param account whose login it is
    Mono<Void> keep(
            String login,
            String account,
            OAuth2AccessToken access,
            @Nullable OAuth2RefreshToken refresh) {
        Document document = tokens(access, refresh).append("_id", login).append("account", account);
        return Mono.from(documents.insertOne(document)).then();
    }

    private Document tokens(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh) {
        Instant now = clock.instant();
        Instant expires = access.getExpiresAt() == null ? now : access.getExpiresAt();
        Document document =
                new Document("access", sealing.seal(access.getTokenValue()))
                        .append("accessExpires", Date.from(expires))
                        .append("expires", Date.from(now.plus(LIFE)));
        if (refresh != null) {
            document.append("refresh", sealing.seal(refresh.getTokenValue()));
        }
        return document;
    }

    /// An access token that is good for a while still; empty when the login is over.
    Mono<String> access(String login) {
        return find(login)
                .flatMap(
                        found ->
                                isFresh(found)
                                        ? Mono.just(sealing.open(found.getString("access")))
                                        : refreshed(login));
    }

    private Mono<Document> find(String login) {
        return Mono.from(documents.find(Filters.eq(login)));
    }

    private boolean isFresh(Document found) {
        return found.getDate("accessExpires").toInstant().isAfter(clock.instant().plus(SPARE));
    }

    private Mono<String> refreshed(String login) {
        return lease(login).flatMap(this::refresh).switchIfEmpty(Mono.defer(() -> awaited(login)));
    }

    /// The login as it is now, with the lease on it; empty when somebody else has it, or the token
    /// is fresh already.
    private Mono<Document> lease(String login) {
        Instant now = clock.instant();
        Date until = Date.from(now.plus(LEASE));
        return Mono.from(
                documents.findOneAndUpdate(
                        new Document("_id", login)
                                .append(
                                        "accessExpires",
                                        new Document("$lte", Date.from(now.plus(SPARE))))
                                .append(
                                        "$or",
                                        List.of(
                                                new Document(
                                                        LEASED, new Document("$exists", false)),
                                                new Document(
                                                        LEASED,
                                                        new Document("$lt", Date.from(now))))),
                        Updates.set(LEASED, until),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
    }

    private Mono<String> refresh(Document held) {
        String login = held.getString("_id");
        String refresh = held.getString("refresh");
        if (refresh == null) {
            return forget(login).then(Mono.empty());
        }
        return issuer.getTokenResponse(grant(held, refresh))
                .timeout(LEASE.minusSeconds(1))
                .flatMap(response -> replace(held, response))
                .onErrorResume(
                        OAuth2AuthorizationException.class, refused -> refused(login, refused))
                .onErrorResume(
                        failure -> !(failure instanceof Refused),
                        failure -> {
                            LOG.warn("no new token for a login: {}", failure.toString());
                            return release(login)
                                    .then(
                                            Mono.error(
                                                    () ->
                                                            Refused.unavailable(
                                                                    "The login cannot be renewed for the moment.")));
                        });
    }

    private OAuth2RefreshTokenGrantRequest grant(Document held, String refresh) {
        Instant expires = held.getDate("accessExpires").toInstant();
        OAuth2AccessToken old =
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        sealing.open(held.getString("access")),
                        expires.minus(Duration.ofMinutes(5)),
                        expires);
        return new OAuth2RefreshTokenGrantRequest(
                client, old, new OAuth2RefreshToken(sealing.open(refresh), null));
    }

    /// Nothing is kept when the lease has run out meanwhile: who has it now keeps the next token.
    private Mono<String> replace(Document held, OAuth2AccessTokenResponse response) {
        Document next = tokens(response.getAccessToken(), response.getRefreshToken());
        return Mono.from(
                        documents.updateOne(
                                new Document("_id", held.getString("_id"))
                                        .append(LEASED, held.getDate(LEASED)),
                                new Document("$set", next)
                                        .append("$unset", new Document(LEASED, ""))))
                .thenReturn(response.getAccessToken().getTokenValue());
    }

    /// `invalid_grant`: the login was ended at the issuer. Anything else may pass.
    private Mono<String> refused(String login, OAuth2AuthorizationException refused) {
        return refused.getError().getErrorCode().equals("invalid_grant")
                ? forget(login).then(Mono.empty())
                : Mono.error(refused);
    }

    private Mono<Void> release(String login) {
        return Mono.from(documents.updateOne(Filters.eq(login), Updates.unset(LEASED))).then();
    }

    /// What the gateway that holds the lease keeps, or a lease of our own when it does not.
    private Mono<String> awaited(String login) {
        return Mono.delay(LOOK)
                .then(find(login))
                .flatMap(
                        found ->
                                isFresh(found)
                                        ? Mono.just(
                                                Optional.of(
                                                        sealing.open(found.getString("access"))))
                                        : lease(login).flatMap(this::refresh).map(Optional::of))
                .map(Optional::orElseThrow)
                .repeatWhenEmpty(LOOKS, looks -> looks.delayUntil(_ -> stillThere(login)))
                .onErrorResume(Gone.class, _ -> Mono.empty())
                .onErrorMap(
                        IllegalStateException.class,
                        _ -> Refused.unavailable("The login is being renewed. Try again."));
    }

    private Mono<Boolean> stillThere(String login) {
        return find(login).map(_ -> true).switchIfEmpty(Mono.error(Gone::new));
    }

    /// The refresh token, to give it back.
    Mono<String> refreshToken(String login) {
        return find(login).mapNotNull(found -> found.getString("refresh")).map(sealing::open);
    }

    /// Those of the logins that are not over.
    Flux<String> among(Collection<String> logins) {
        return Flux.from(
                        documents
                                .find(Filters.in("_id", logins))
                                .projection(Projections.include("_id")))
                .map(found -> found.getString("_id"));
    }

    Mono<Void> forget(String login) {
        return Mono.from(documents.deleteOne(Filters.eq(login))).then();
    }

    /// Every login of an account that is no more.
    Mono<Void> forgetAll(String account) {
        return Mono.from(documents.deleteMany(Filters.eq("account", account))).then();
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    Mono<Void> forgetOld() {
        return Mono.from(documents.deleteMany(Filters.lt("expires", Date.from(clock.instant()))))
                .then();
    }

    private static final class Gone extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;
    }
}
