package io.qiao.identity.token;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.security.EndedLogins;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.account.Logins;
import io.qiao.identity.secret.Secrets;
import io.qiao.identity.waiting.Await;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Logins in the store: what was authorized, sealed, and the hash of each of its tokens. A login
/// ends with its refresh token.
///
/// Where refresh tokens are rotated, the earlier ones stay known: whoever shows one has stolen it,
/// or was stolen from, and the whole login ends (RFC 9700, 4.14.2).
@Component
class KeptLogins implements Logins {
    static final String CODE = OAuth2ParameterNames.CODE;
    static final String STATE = OAuth2ParameterNames.STATE;
    static final String REFRESH = OAuth2ParameterNames.REFRESH_TOKEN;

    private static final Logger LOG = LoggerFactory.getLogger(KeptLogins.class);
    private static final Duration UNFINISHED = Duration.ofMinutes(10);
    private static final int LONGEST_AGENT = 200;

    private final MongoCollection<Document> logins;
    private final MongoCollection<Document> tokens;
    private final KeptConsents consents;
    private final Sealing sealing;
    private final Clock clock;

    KeptLogins(MongoDatabase database, KeptConsents consents, Sealing sealing, Clock clock) {
        this.logins = database.getCollection("logins");
        this.tokens = database.getCollection("tokens");
        this.consents = consents;
        this.sealing = sealing;
        this.clock = clock;
    }

    /// The new token is kept first, the old one spent last: a crash in between leaves both good,
    /// and whoever holds the old one goes on.
    void keep(OAuth2Authorization authorization) {
        Date now = Date.from(clock.instant());
        Date expires = Date.from(expires(authorization));
        Document set =
                new Document("account", authorization.getPrincipalName())
                        .append("client", authorization.getRegisteredClientId())
                        .append("used", now)
                        .append("expires", expires)
                        .append(
                                "body",
                                new Binary(sealing.seal(AuthorizationBytes.write(authorization))));
        if (authorization.getRefreshToken() == null) {
            browser(set);
        }
        Map<String, String> current = current(authorization);
        current.forEach((hash, kind) -> keep(hash, kind, authorization.getId(), expires));
        upsert(
                logins,
                authorization.getId(),
                new Document("$set", set).append("$setOnInsert", new Document("since", now)));
        retireOthers(authorization.getId(), current);
    }

    private Instant expires(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<?> refresh = authorization.getRefreshToken();
        Instant end = refresh == null ? null : refresh.getToken().getExpiresAt();
        return end == null ? clock.instant().plus(UNFINISHED) : end;
    }

    /// Where the person sits, seen when the code is given out.
    private static void browser(Document set) {
        if (RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            String agent = request.getHeader("User-Agent");
            set.append("address", request.getRemoteAddr());
            if (agent != null) {
                set.append("agent", agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
            }
        }
    }

    /// The kind of each token that counts now, by its hash.
    private static Map<String, String> current(OAuth2Authorization authorization) {
        Map<String, String> current = new HashMap<>();
        if (authorization.getAttribute(STATE) instanceof String state) {
            current.put(Secrets.hash(state), STATE);
        }
        add(current, CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        add(current, REFRESH, authorization.getRefreshToken());
        return current;
    }

    private static void add(
            Map<String, String> current,
            String kind,
            OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        if (token != null) {
            current.put(Secrets.hash(token.getToken().getTokenValue()), kind);
        }
    }

    private void keep(String hash, String kind, String login, Date expires) {
        Document kept =
                new Document("login", login).append("kind", kind).append("expires", expires);
        upsert(tokens, hash, new Document("$setOnInsert", kept));
    }

    private static void upsert(MongoCollection<Document> documents, String id, Document changes) {
        Await.done(
                Mono.from(
                        documents.updateOne(
                                Filters.eq(id), changes, new UpdateOptions().upsert(true))));
    }

    /// Every earlier refresh token of the login is spent from now on; an answered consent is gone.
    private void retireOthers(String login, Map<String, String> current) {
        Bson others = Filters.and(Filters.eq("login", login), Filters.nin("_id", current.keySet()));
        Await.done(
                Mono.from(
                        tokens.updateMany(
                                Filters.and(others, Filters.eq("kind", REFRESH)),
                                Updates.set("spent", true))));
        Await.done(Mono.from(tokens.deleteMany(Filters.and(others, Filters.eq("kind", STATE)))));
    }

    Optional<OAuth2Authorization> find(String id) {
        return Await.the(Mono.from(logins.find(Filters.eq(id))))
                .filter(found -> found.getDate("expires").toInstant().isAfter(clock.instant()))
                .map(found -> sealing.open(found.get("body", Binary.class).getData()))
                .map(AuthorizationBytes::read);
    }

    /// The login that a code, a consent's state or a refresh token belongs to.
    Optional<OAuth2Authorization> byToken(String token, String kind) {
        Document kept =
                Await.the(Mono.from(tokens.find(Filters.eq(Secrets.hash(token))))).orElse(null);
        if (kept == null || !kind.equals(kept.getString("kind"))) {
            return Optional.empty();
        }
        String login = kept.getString("login");
        if (Boolean.TRUE.equals(kept.getBoolean("spent"))) {
            LOG.warn("an old token of login {} was shown; the login ends", login);
            end(login);
            return Optional.empty();
        }
        return find(login);
    }

    /// @return whether there was such a login
    boolean end(String login) {
        Endings.tell(new EndedLogins.One(login));
        return remove(login);
    }

    private boolean remove(String login) {
        boolean there =
                Await.one(Mono.from(logins.deleteOne(Filters.eq(login)))).getDeletedCount() == 1;
        Await.done(Mono.from(tokens.deleteMany(Filters.eq("login", login))));
        return there;
    }

    @Override
    public List<Login> of(String account) {
        return Await.all(
                Flux.from(
                                logins.find(
                                        Filters.and(
                                                Filters.eq("account", account),
                                                Filters.gt("expires", Date.from(clock.instant())))))
                        .map(KeptLogins::login));
    }

    private static Login login(Document kept) {
        return new Login(
                kept.getString("_id"),
                kept.getDate("since").toInstant(),
                kept.getDate("used").toInstant(),
                kept.getString("address"),
                kept.getString("agent"));
    }

    @Override
    public boolean end(String account, String login) {
        return of(account).stream().anyMatch(each -> each.id().equals(login)) && end(login);
    }

    @Override
    public void endAll(String account, @Nullable String but) {
        if (but == null) {
            consents.forgetOf(account);
        }
        Endings.tell(
                but == null ? new EndedLogins.All(account) : new EndedLogins.Others(account, but));
        of(account).stream().map(Login::id).filter(each -> !each.equals(but)).forEach(this::remove);
    }

    @Override
    public void endAllAt(String client) {
        consents.forgetAt(client);
        Await.all(Flux.from(logins.find(Filters.eq("client", client))))
                .forEach(each -> remove(each.getString("_id")));
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        Bson old = Filters.lt("expires", Date.from(clock.instant()));
        Await.done(Mono.from(logins.deleteMany(old)));
        Await.done(Mono.from(tokens.deleteMany(old)));
    }
}
