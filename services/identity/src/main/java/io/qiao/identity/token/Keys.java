package io.qiao.identity.token;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.waiting.Await;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The keys that tokens are signed with (RSA, 2048 bits), sealed in the store. The newest signs;
/// every thirty days there is a new one; an old one is published for a day more, longer than any
/// token that it signed lasts.
@Component
public final class Keys implements JWKSource<SecurityContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final int BITS = 2048;
    private static final Duration SIGNS = Duration.ofDays(30);
    private static final Duration PUBLISHED = Duration.ofDays(1);

    private final MongoCollection<Document> documents;
    private final Sealing sealing;
    private final Clock clock;
    private volatile List<JWK> newestFirst = List.of();

    Keys(MongoDatabase database, Sealing sealing, Clock clock) {
        this.documents = database.getCollection("keys");
        this.sealing = sealing;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(known()));
    }

    private List<JWK> known() {
        List<JWK> known = newestFirst;
        return known.isEmpty() ? load() : known;
    }

    /// Follows what other instances have made; makes a key when there is none or it is old.
    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void follow() {
        try {
            load();
        } catch (RuntimeException away) {
            LOG.info("keys are read later: {}", away.toString());
        }
    }

    private synchronized List<JWK> load() {
        List<Document> kept = kept();
        Instant now = clock.instant();
        if (kept.isEmpty() || created(kept.getFirst()).plus(SIGNS).isBefore(now)) {
            make();
            kept = kept();
        }
        List<JWK> keys = new ArrayList<>();
        Instant replaced = now;
        for (Document each : kept) {
            if (replaced.plus(PUBLISHED).isAfter(now)) {
                keys.add(open(each));
            }
            replaced = created(each);
        }
        newestFirst = List.copyOf(keys);
        return newestFirst;
    }

    /// Signs with a new key from now on.
    void rotate() {
        make();
        load();
    }

    private void make() {
        String id = Ids.next();
        try {
            RSAKey key = new RSAKeyGenerator(BITS).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
            Document document =
                    new Document("_id", id)
                            .append("created", Date.from(clock.instant()))
                            .append("key", sealing.seal(key.toJSONString()));
            Await.done(Mono.from(documents.insertOne(document)));
            LOG.info("tokens are signed with a new key {}", id);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Document> kept() {
        return Await.all(Flux.from(documents.find().sort(Sorts.descending("created", "_id"))));
    }

    private static Instant created(Document key) {
        return key.getDate("created").toInstant();
    }

    private RSAKey open(Document key) {
        try {
            return RSAKey.parse(sealing.open(key.getString("key")));
        } catch (ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
