package io.qiao.gateway.login;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.EndedLogins;
import io.qiao.chassis.security.Sealing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
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
/// them. A refresh token is good until the login ends, so that several gateways may use it at
/// once; within one gateway, requests that need a new access token at the same time share one.
@Component
class KeptTokens {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTokens.class);
    private static final Duration LIFE = Duration.ofDays(14);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration SPARE = Duration.ofSeconds(15);

    private final MongoCollection<Document> documents;
    private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> issuer;
    private final ClientRegistration client;
    private final Sealing sealing;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Mono<String>> renewals = new ConcurrentHashMap<>();

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
    /// @param sid how the provider calls the login; absent when it does not say
    Mono<Void> keep(
            String login,
            String account,
            @Nullable String sid,
            OAuth2AccessToken access,
            @Nullable OAuth2RefreshToken refresh) {
        Document document =
                tokens(access, refresh)
                        .append("_id", login)
                        .append("account", account)
                        .append("sid", sid);
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
                .flatMap(found -> isFresh(found) ? Mono.just(access(found)) : renewed(found));
    }

    private Mono<Document> find(String login) {
        return Mono.from(documents.find(Filters.eq(login)));
    }

    private boolean isFresh(Document found) {
        return found.getDate("accessExpires").toInstant().isAfter(clock.instant().plus(SPARE));
    }

    private String access(Document found) {
        return sealing.open(found.getString("access"));
    }

    private Mono<String> renewed(Document held) {
        String login = held.getString("_id");
        return renewals.computeIfAbsent(
                login, _ -> renew(held).doFinally(_ -> renewals.remove(login)).cache());
    }

    private Mono<String> renew(Document held) {
        String refresh = held.getString("refresh");
        if (refresh == null) {
            return over(held);
        }
        return issuer.getTokenResponse(grant(held, refresh))
                .timeout(PATIENCE)
                .flatMap(response -> replace(held.getString("_id"), response))
                .onErrorResume(KeptTokens::isOver, _ -> over(held))
                .onErrorMap(
                        failure -> !(failure instanceof Refused),
                        failure -> {
                            LOG.warn("no new token for a login: {}", failure.toString());
                            return Refused.unavailable(
                                    "The login cannot be renewed for the moment.");
                        });
    }

    /// `invalid_grant`: the login was ended at the issuer. Anything else may pass.
    private static boolean isOver(Throwable failure) {
        return failure instanceof OAuth2AuthorizationException refused
                && refused.getError().getErrorCode().equals("invalid_grant");
    }

    private OAuth2RefreshTokenGrantRequest grant(Document held, String refresh) {
        Instant expires = held.getDate("accessExpires").toInstant();
        OAuth2AccessToken old =
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        access(held),
                        expires.minus(Duration.ofMinutes(5)),
                        expires);
        return new OAuth2RefreshTokenGrantRequest(
                client, old, new OAuth2RefreshToken(sealing.open(refresh), null));
    }

    /// Empty when the login was ended meanwhile: its new token is given to nobody.
    private Mono<String> replace(String login, OAuth2AccessTokenResponse response) {
        Document next = tokens(response.getAccessToken(), response.getRefreshToken());
        return Mono.from(documents.updateOne(Filters.eq(login), new Document("$set", next)))
                .filter(done -> done.getMatchedCount() == 1)
                .map(_ -> response.getAccessToken().getTokenValue());
    }

    /// Forgets the login, unless it has other tokens by now: another provider may give a new
    /// refresh token each time, and another gateway may have got it first.
    private Mono<String> over(Document held) {
        String login = held.getString("_id");
        Document asHeld = new Document("_id", login).append("refresh", held.getString("refresh"));
        return Mono.from(documents.deleteOne(asHeld))
                .then(find(login))
                .filter(this::isFresh)
                .map(this::access);
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

    /// Those that the provider has ended.
    Flux<String> among(EndedLogins ended) {
        return Flux.from(documents.find(filter(ended)).projection(Projections.include("_id")))
                .map(found -> found.getString("_id"));
    }

    private static Bson filter(EndedLogins ended) {
        return switch (ended) {
            case EndedLogins.One(String sid) -> Filters.eq("sid", sid);
            case EndedLogins.All(String account) -> Filters.eq("account", account);
            case EndedLogins.Others(String account, String sid) ->
                    Filters.and(Filters.eq("account", account), Filters.ne("sid", sid));
        };
    }

    Mono<Void> forget(String login) {
        return forget(List.of(login));
    }

    Mono<Void> forget(Collection<String> logins) {
        return Mono.from(documents.deleteMany(Filters.in("_id", logins))).then();
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    Mono<Void> forgetOld() {
        return Mono.from(documents.deleteMany(Filters.lt("expires", Date.from(clock.instant()))))
                .then();
    }
}
