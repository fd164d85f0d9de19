package io.qiao.notifications.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.store.Store;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The notifications of every organization. Two unique indexes carry its promises: one
/// notification per id, one per recipient and number; since a number is only given when the one
/// before it is there, a reader that has come to number n has seen all up to n.
@Component
class Inbox {
    private final MongoCollection<Document> documents;
    private final Map<String, Long> last = new ConcurrentHashMap<>();

    Inbox(Store store) {
        documents = store.database().getCollection("inbox");
        store.prepare(
                Mono.from(
                        documents.createIndex(
                                ascending("recipient", "number"),
                                new IndexOptions().unique(true))));
    }

    /// Keeps a notification under the recipient's next number.
    ///
    /// @return the notification, or empty when it was there before
    Mono<Notification> add(Notification notification) {
        return Mono.defer(() -> lastNumber(notification.recipient()))
                .map(number -> notification.numbered(number + 1))
                .flatMap(this::insert)
                .onErrorResume(Documents::isDuplicate, taken -> unlessThere(notification, taken))
                .retryWhen(Retry.max(100).filter(Documents::isDuplicate));
    }

    private Mono<Notification> insert(Notification numbered) {
        Document document = Documents.of(numbered);
        document.put("_id", document.remove("id"));
        return Mono.from(documents.insertOne(document))
                .doOnNext(_ -> last.put(numbered.recipient(), numbered.number()))
                .thenReturn(numbered);
    }

    private Mono<Notification> unlessThere(Notification notification, Throwable taken) {
        last.remove(notification.recipient());
        return Mono.from(documents.find(eq(notification.id())))
                .hasElement()
                .flatMap(there -> there ? Mono.empty() : Mono.error(taken));
    }

    private Mono<Long> lastNumber(String recipient) {
        Long known = last.get(recipient);
        return known != null
                ? Mono.just(known)
                : Mono.from(
                                documents
                                        .find(eq("recipient", recipient))
                                        .sort(descending("number"))
                                        .limit(1))
                        .map(document -> document.getLong("number"))
                        .defaultIfEmpty(0L);
    }

    /// Those with a number below the given one, newest first.
    Flux<Notification> before(String recipient, long number, boolean unreadOnly, int limit) {
        Bson those = and(eq("recipient", recipient), lt("number", number));
        return Flux.from(
                        documents
                                .find(unreadOnly ? and(those, eq("read", false)) : those)
                                .sort(descending("number"))
                                .limit(limit))
                .map(Inbox::read);
    }

    /// The notification with that number, or empty when there is none yet.
    Mono<Notification> numbered(String recipient, long number) {
        return Mono.from(documents.find(and(eq("recipient", recipient), eq("number", number))))
                .map(Inbox::read);
    }

    Mono<Long> newest(String recipient) {
        last.remove(recipient);
        return lastNumber(recipient);
    }

    Mono<Long> unread(String recipient) {
        return Mono.from(
                documents.countDocuments(and(eq("recipient", recipient), eq("read", false))));
    }

    Mono<Void> markRead(String recipient, long upTo) {
        return Mono.from(
                        documents.updateMany(
                                and(
                                        eq("recipient", recipient),
                                        lte("number", upTo),
                                        eq("read", false)),
                                Updates.set("read", true)))
                .then();
    }

    private static Notification read(Document document) {
        document.put("id", document.remove("_id"));
        return Documents.read(document, Notification.class);
    }
}
