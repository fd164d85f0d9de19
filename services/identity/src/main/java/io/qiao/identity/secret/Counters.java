package io.qiao.identity.secret;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.documents.Documents;
import io.qiao.identity.waiting.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Counts what may happen only so often: failed logins of one mail address, mails to one. Atomic,
/// so that requests side by side are all counted.
@Component
public final class Counters {
    private final MongoCollection<Document> documents;
    private final Clock clock;

    public Counters(MongoDatabase database, Clock clock) {
        this.documents = database.getCollection("counters");
        this.clock = clock;
    }

    /// Counts one more.
    ///
    /// @param window after which the count begins anew, from its first
    /// @return how many there are now
    public int add(String what, Duration window) {
        Instant now = clock.instant();
        String key = Secrets.hash(what);
        Await.done(
                Mono.from(
                        documents.deleteOne(
                                new Document("_id", key)
                                        .append("until", new Document("$lt", Date.from(now))))));
        Document counted =
                Await.one(
                        Mono.from(
                                        documents.findOneAndUpdate(
                                                new Document("_id", key),
                                                Updates.combine(
                                                        Updates.inc("count", 1),
                                                        Updates.setOnInsert(
                                                                "until",
                                                                Date.from(now.plus(window)))),
                                                new FindOneAndUpdateOptions()
                                                        .upsert(true)
                                                        .returnDocument(ReturnDocument.AFTER)))
                                .retryWhen(Retry.max(3).filter(Documents::isDuplicate)));
        return counted.getInteger("count");
    }

    /// Begins anew.
    public void clear(String what) {
        Await.done(Mono.from(documents.deleteOne(Filters.eq(Secrets.hash(what)))));
    }
}
