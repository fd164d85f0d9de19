package io.qiao.identity.queue;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.waiting.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import reactor.core.publisher.Mono;

/// Entries that are kept until what they ask for is done, one document each. Each is claimed before
/// that, so that two instances do not do it at the same time; a claim that is followed neither by
/// [#remove] nor by [#postpone] ends by itself after a minute, and the entry is due again.
public final class DueEntries<T> {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final MongoCollection<Document> documents;
    private final Fields fields;
    private final Class<T> type;
    private final Sealing sealing;
    private final Clock clock;

    /// How the fields of the documents are called.
    ///
    /// @param content of the sealed record
    /// @param since of when it was asked for
    public record Fields(String content, String since) {}

    /// @param type the record that an entry holds
    public DueEntries(
            MongoCollection<Document> documents,
            Fields fields,
            Class<T> type,
            Sealing sealing,
            Clock clock) {
        this.documents = documents;
        this.fields = fields;
        this.type = type;
        this.sealing = sealing;
        this.clock = clock;
    }

    /// Keeps one more, due at once.
    public void add(T content) {
        Date now = Date.from(clock.instant());
        Document document =
                new Document("_id", Ids.next())
                        .append(fields.content(), sealing.seal(Documents.of(content).toJson()))
                        .append(fields.since(), now)
                        .append("due", now)
                        .append("attempts", 0);
        Await.done(Mono.from(documents.insertOne(document)));
    }

    /// One that is due, if there is any.
    public Optional<DueEntry<T>> claim() {
        Instant now = clock.instant();
        return Await.the(
                        Mono.from(
                                documents.findOneAndUpdate(
                                        Filters.lte("due", Date.from(now)),
                                        Updates.combine(
                                                Updates.set("due", Date.from(now.plus(LEASE))),
                                                Updates.inc("attempts", 1)),
                                        new FindOneAndUpdateOptions()
                                                .returnDocument(ReturnDocument.AFTER))))
                .map(this::entry);
    }

    private DueEntry<T> entry(Document kept) {
        return new DueEntry<>(
                kept.getString("_id"),
                kept.getDate(fields.since()).toInstant(),
                kept.getInteger("attempts"),
                () -> content(kept.getString(fields.content())));
    }

    private T content(String sealed) {
        return Documents.read(Document.parse(sealing.open(sealed)), type);
    }

    /// To be called when it is done, or given up.
    public void remove(DueEntry<T> entry) {
        Await.done(Mono.from(documents.deleteOne(Filters.eq(entry.id()))));
    }

    public void postpone(DueEntry<T> entry, Duration pause) {
        Date due = Date.from(clock.instant().plus(pause));
        Await.done(Mono.from(documents.updateOne(Filters.eq(entry.id()), Updates.set("due", due))));
    }
}
