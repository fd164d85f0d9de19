package io.qiao.identity.token;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.account.Logins;
import io.qiao.identity.secret.Secrets;
import io.qiao.identity.waiting.Await;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
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
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Logins in the store: what was authorized, sealed, and the hash of each of its tokens.
///
/// A refresh token is good once. It stays good for a minute more, since a gateway that was killed
/// between using it and keeping the next one must be able to use it again. Whoever shows an older
/// one has stolen it, or was stolen from: the whole login ends.
@Component
class KeptLogins implements OAuth2AuthorizationService, Logins {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLogins.class);
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofDays(14);
    private static final Duration UNFINISHED = Duration.ofMinutes(10);
    private static final String CODE = "code";
    private static final String REFRESH = OAuth2TokenType.REFRESH_TOKEN.getValue();
    private static final int LONGEST_AGENT = 200;
    private static final ObjectInputFilter OWN =
            ObjectInputFilter.Config.createFilter(
                    "java.**;org.springframework.security.**;maxdepth=50;!*");

    private final MongoCollection<Document> logins;
    private final MongoCollection<Document> tokens;
    private final Sealing sealing;
    private final Clock clock;

    KeptLogins(MongoDatabase database, Sealing sealing, Clock clock) {
        this.logins = database.getCollection("logins");
        this.tokens = database.getCollection("tokens");
        this.sealing = sealing;
        this.clock = clock;
    }

    /// What a program was given needs no keeping: it is good for five minutes and has no refresh
    /// token.
    ///
    /// The new token is kept first, the old one spent last: a crash in between leaves both good,
    /// and whoever holds the old one goes on.
    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(
                authorization.getAuthorizationGrantType())) {
            return;
        }
        Instant now = clock.instant();
        boolean finished = authorization.getRefreshToken() != null;
        Document set =
                new Document("account", authorization.getPrincipalName())
                        .append("used", Date.from(now))
                        .append("expires", Date.from(now.plus(finished ? LIFE : UNFINISHED)))
                        .append("body", new Binary(sealing.seal(write(authorization))));
        Document first = new Document("since", Date.from(now));
        if (!finished) {
            browser(set);
        }
        current(authorization).forEach((kind, token) -> keep(token, kind, authorization, now));
        Await.done(
                Mono.from(
                        logins.updateOne(
                                Filters.eq(authorization.getId()),
                                new Document("$set", set).append("$setOnInsert", first),
                                new UpdateOptions().upsert(true))));
        spendOthers(authorization, now);
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

    private static Map<String, String> current(OAuth2Authorization authorization) {
        Map<String, String> current = new HashMap<>();
        add(current, CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        add(current, REFRESH, authorization.getRefreshToken());
        return current;
    }

    private static void add(
            Map<String, String> current,
            String kind,
            OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        if (token != null) {
            current.put(kind, token.getToken().getTokenValue());
        }
    }

    private void keep(String token, String kind, OAuth2Authorization authorization, Instant now) {
        Document kept =
                new Document("login", authorization.getId())
                        .append("kind", kind)
                        .append("expires", Date.from(now.plus(LIFE)));
        Await.done(
                Mono.from(
                        tokens.updateOne(
                                Filters.eq(Secrets.hash(token)),
                                new Document("$setOnInsert", kept),
                                new UpdateOptions().upsert(true))));
    }

    /// Every earlier refresh token of the login is spent from now on.
    private void spendOthers(OAuth2Authorization authorization, Instant now) {
        List<String> current = current(authorization).values().stream().map(Secrets::hash).toList();
        Await.done(
                Mono.from(
                        tokens.updateMany(
                                Filters.and(
                                        Filters.eq("login", authorization.getId()),
                                        Filters.nin("_id", current),
                                        Filters.exists("spent", false)),
                                Updates.set("spent", Date.from(now)))));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        remove(authorization.getId());
    }

    private boolean remove(String login) {
        boolean there =
                Await.one(Mono.from(logins.deleteOne(Filters.eq(login)))).getDeletedCount() == 1;
        Await.done(Mono.from(tokens.deleteMany(Filters.eq("login", login))));
        return there;
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return find(id).orElse(null);
    }

    private Optional<OAuth2Authorization> find(String id) {
        return Await.the(Mono.from(logins.find(Filters.eq(id))))
                .filter(found -> found.getDate("expires").toInstant().isAfter(clock.instant()))
                .map(found -> read(sealing.open(found.get("body", Binary.class).getData())));
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        Document kept =
                Await.the(Mono.from(tokens.find(Filters.eq(Secrets.hash(token))))).orElse(null);
        if (kept == null) {
            return null;
        }
        if (type != null && !type.getValue().equals(kept.getString("kind"))) {
            return null;
        }
        String login = kept.getString("login");
        Date spent = kept.getDate("spent");
        if (spent != null && spent.toInstant().plus(GRACE).isBefore(clock.instant())) {
            LOG.warn("an old token of login {} was shown; the login ends", login);
            remove(login);
            return null;
        }
        return find(login).orElse(null);
    }

    @Override
    public List<Login> of(String account) {
        return Await.all(
                Flux.from(
                                logins.find(
                                        new Document("account", account)
                                                .append(
                                                        "expires",
                                                        new Document(
                                                                "$gt",
                                                                Date.from(clock.instant())))))
                        .map(
                                each ->
                                        new Login(
                                                each.getString("_id"),
                                                each.getDate("since").toInstant(),
                                                each.getDate("used").toInstant(),
                                                each.getString("address"),
                                                each.getString("agent"))));
    }

    @Override
    public boolean end(String account, String login) {
        return of(account).stream().anyMatch(each -> each.id().equals(login)) && remove(login);
    }

    @Override
    public void endAll(String account, @Nullable String but) {
        of(account).stream().map(Login::id).filter(each -> !each.equals(but)).forEach(this::remove);
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        Date now = Date.from(clock.instant());
        Await.done(Mono.from(logins.deleteMany(Filters.lt("expires", now))));
        Await.done(Mono.from(tokens.deleteMany(Filters.lt("expires", now))));
    }

    private static byte[] write(OAuth2Authorization authorization) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(authorization);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Only what we wrote and sealed ourselves gets here, and only the types it is made of.
    private static OAuth2Authorization read(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(OWN);
            return (OAuth2Authorization) in.readObject();
        } catch (IOException | ClassNotFoundException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
