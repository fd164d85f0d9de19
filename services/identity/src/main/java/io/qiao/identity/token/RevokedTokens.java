package io.qiao.identity.token;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.identity.waiting.Await;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Access tokens that were revoked one by one, by their id (`jti`), until they would have expired.
@Component
class RevokedTokens {
    private final MongoCollection<Document> documents;
    private final Clock clock;

    RevokedTokens(MongoDatabase database, Clock clock) {
        this.documents = database.getCollection("revoked");
        this.clock = clock;
    }

    void add(String id, Instant expires) {
        Await.done(
                Mono.from(
                        documents.updateOne(
                                Filters.eq(id),
                                Updates.set("expires", Date.from(expires)),
                                new UpdateOptions().upsert(true))));
    }

    boolean contains(String id) {
        return Await.the(Mono.from(documents.find(Filters.eq(id)))).isPresent();
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        Await.done(
                Mono.from(documents.deleteMany(Filters.lt("expires", Date.from(clock.instant())))));
    }
}
