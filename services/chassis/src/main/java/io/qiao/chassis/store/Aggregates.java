package io.qiao.chassis.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.outbox.Concern;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxEntry;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Owed;
import io.qiao.chassis.paging.Page;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.paging.PageRequest.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The aggregates of one kind, one document each: state, version, the keys to find it by, and the
/// outbox of events not yet published. A state and its events are one atomic write, so neither is
/// ever kept without the other.
public final class Aggregates<S> {
    /// How many one-time causes a document remembers; see [#changeOnce].
    public static final int MOST_CAUSES = 500;

    private static final String CAUSES = "causes";
    private static final String ONCE = "once";
    private static final IndexOptions UNIQUE_WHERE_GIVEN =
            new IndexOptions().unique(true).sparse(true);

    private final AggregateKind<S> kind;
    private final MongoCollection<Document> documents;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    Aggregates(
            AggregateKind<S> kind,
            MongoDatabase database,
            Outbox outbox,
            OutboxRelay relay,
            Clock clock) {
        this.kind = kind;
        this.documents = database.getCollection(kind.collection());
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /// Makes the indexes; may be repeated.
    Mono<Void> prepare() {
        return Flux.fromIterable(kind.indexed())
                .map(key -> ascending("keys." + key))
                .concatWithValues(ascending(Outbox.PENDING), ascending("created"))
                .concatMap(documents::createIndex)
                .then(Mono.from(documents.createIndex(ascending(ONCE), UNIQUE_WHERE_GIVEN)))
                .then();
    }

    public Mono<Versioned<S>> find(String id) {
        return Mono.from(documents.find(eq(id))).map(this::read);
    }

    /// Like [#find], but a missing one is an answer to the caller.
    ///
    /// @param name what to call it in that answer
    public Mono<Versioned<S>> get(String id, String name) {
        return find(id).switchIfEmpty(Mono.error(() -> Refused.missing(name)));
    }

    /// The same for a reader to whom one that may not be seen is a missing one. Who may see it is
    /// told by other services, so the answer is provisional; also when there is no such thing at
    /// all, so that time does not tell one from the other.
    public Mono<Versioned<S>> get(String id, String name, Predicate<S> visible) {
        return find(id).filter(found -> visible.test(found.state()))
                .switchIfEmpty(Mono.error(() -> Refused.missing(name).provisional()));
    }

    /// Those whose keys fit, newest first.
    public Mono<Page<Versioned<S>>> page(Bson keys, PageRequest request) {
        Cursor after = request.after();
        Bson filter = after == null ? keys : and(keys, behind(after));
        return Flux.from(
                        documents
                                .find(filter)
                                .sort(orderBy(descending("created"), descending("_id")))
                                .limit(request.limit() + 1))
                .map(this::read)
                .collectList()
                .map(found -> page(found, request.limit()));
    }

    /// Up to so many of those whose keys fit, in no order.
    public Flux<Versioned<S>> some(Bson keys, int limit) {
        return Flux.from(documents.find(keys).limit(limit)).map(this::read);
    }

    /// How many there are whose keys fit, counted up to a number.
    public Mono<Long> count(Bson keys, int most) {
        return Mono.from(documents.countDocuments(keys, new CountOptions().limit(most)));
    }

    /// The different values of a key.
    public Flux<String> valuesOf(String key) {
        return Flux.from(documents.distinct("keys." + key, String.class));
    }

    /// Keeps a new aggregate and its events. Repeating the same creation gives what the first one
    /// made; another creation under the same id is refused as the id says.
    public Mono<Versioned<S>> create(NewId id, Change<S> change, Cause cause) {
        return insert(id, change, cause).onErrorResume(Documents::isDuplicate, _ -> repeated(id));
    }

    /// Keeps a new aggregate unless there is one with that id; then nothing happens.
    ///
    /// @return the new one, or empty
    public Mono<Versioned<S>> createOnce(String id, Change<S> change, Cause cause) {
        NewId once = NewId.of(id, "", Refused.conflict("exists", "It exists already."));
        return insert(once, change, cause).onErrorResume(Documents::isDuplicate, _ -> Mono.empty());
    }

    /// Keeps a new aggregate, or changes the one that the same creation made before.
    public Mono<Versioned<S>> createOrChange(
            NewId id, Change<S> first, Function<S, Change<S>> again, Cause cause) {
        return insert(id, first, cause)
                .onErrorResume(
                        Documents::isDuplicate,
                        _ ->
                                Mono.from(documents.find(id.there()))
                                        .flatMap(
                                                there ->
                                                        change(
                                                                there.getString("_id"),
                                                                again,
                                                                cause)));
    }

    /// The one that such a creation has made.
    public Mono<Versioned<S>> find(NewId id) {
        return Mono.from(documents.find(id.there())).map(this::read);
    }

    /// Keeps a new aggregate, or changes the one that has that id.
    public Mono<Versioned<S>> createOrChange(
            String id, Change<S> first, Function<S, Change<S>> again, Cause cause) {
        return createOnce(id, first, cause)
                .switchIfEmpty(Mono.defer(() -> change(id, again, cause)));
    }

    /// Keeps the next state of an aggregate and its events; nothing when there are no events.
    ///
    /// @return the aggregate as it is now, or [Refused#stale] when somebody was faster
    public Mono<Versioned<S>> update(Versioned<S> before, Change<S> change, Cause cause) {
        return change.events().isEmpty()
                ? Mono.just(before)
                : write(before, change, cause, version(before), List.of());
    }

    /// Keeps the state when something was erased from it that events do not tell anyway.
    public Mono<Versioned<S>> redact(Versioned<S> before, S after) {
        return write(before, Change.of(after), Cause.ofItself(), version(before), List.of());
    }

    private static Bson version(Versioned<?> before) {
        return and(eq(before.id()), eq("version", before.version()));
    }

    /// @param guard what must hold of the document
    /// @param more what else is written with the next state
    private Mono<Versioned<S>> write(
            Versioned<S> before, Change<S> change, Cause cause, Bson guard, List<Bson> more) {
        List<OutboxEntry> entries =
                outbox.entries(
                        concern(before.id(), change.state()),
                        before.sequence(),
                        change.events(),
                        cause);
        Versioned<S> after =
                new Versioned<>(
                        before.id(),
                        before.version() + 1,
                        before.sequence() + entries.size(),
                        before.created(),
                        change.state());
        List<Bson> all = new ArrayList<>(more);
        all.add(next(after, entries));
        return Mono.from(documents.updateOne(guard, combine(all)))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(Refused::stale))
                .filter(_ -> !entries.isEmpty())
                .flatMap(_ -> relay.pending(owed(before.id()), entries))
                .thenReturn(after);
    }

    /// Reads, decides and keeps, again when somebody was faster: for changes that no person sees.
    public Mono<Versioned<S>> change(String id, Function<S, Change<S>> decide, Cause cause) {
        return find(id).flatMap(before -> update(before, decide.apply(before.state()), cause))
                .retryWhen(whenStale());
    }

    /// The same for the effect of something that happens once, such as an invitation that was
    /// accepted: when it is heard of again, after the effect was undone, nothing happens. What the
    /// document has taken is remembered in the same write, even when there was nothing to change.
    ///
    /// The document remembers the newest [#MOST_CAUSES] of them: whoever has to do with more must
    /// not rely on one that old being recognized.
    ///
    /// @param causeId what tells the cause from all others; the same at each repetition
    /// @return the aggregate as it is now, or empty when there is none
    public Mono<Versioned<S>> changeOnce(
            String id, String causeId, Function<S, Change<S>> decide, Cause cause) {
        return Mono.from(documents.find(eq(id)))
                .flatMap(
                        found ->
                                found.getList(CAUSES, String.class, List.of()).contains(causeId)
                                        ? Mono.just(read(found))
                                        : takeOnce(read(found), causeId, decide, cause))
                .retryWhen(whenStale());
    }

    private Mono<Versioned<S>> takeOnce(
            Versioned<S> before, String causeId, Function<S, Change<S>> decide, Cause cause) {
        Change<S> change = decide.apply(before.state());
        Bson guard = and(version(before), ne(CAUSES, causeId));
        Bson taken = pushEach(CAUSES, List.of(causeId), new PushOptions().slice(-MOST_CAUSES));
        return change.events().isEmpty()
                ? Mono.from(documents.updateOne(guard, taken))
                        .filter(result -> result.getMatchedCount() == 1)
                        .switchIfEmpty(Mono.error(Refused::stale))
                        .thenReturn(before)
                : write(before, change, cause, guard, List.of(taken));
    }

    private static Retry whenStale() {
        return Retry.max(10)
                .filter(Aggregates::isStale)
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    /// Erases those whose keys fit and whose events are all published.
    public Mono<Void> erase(Bson keys) {
        return Mono.from(documents.deleteMany(and(keys, exists(Outbox.PENDING, false)))).then();
    }

    private Mono<Versioned<S>> insert(NewId id, Change<S> change, Cause cause) {
        Instant now = clock.instant();
        List<OutboxEntry> entries =
                outbox.entries(concern(id.id(), change.state()), 0, change.events(), cause);
        Document document =
                new Document("_id", id.id())
                        .append("version", 1L)
                        .append("sequence", (long) entries.size())
                        .append("created", Date.from(now))
                        .append("fingerprint", id.fingerprint())
                        .append("state", Documents.of(change.state()))
                        .append("keys", new Document(kind.keys().apply(change.state())))
                        .append(Outbox.FIELD, entries.stream().map(Documents::of).toList());
        if (id.once() != null) {
            document.append(ONCE, id.once());
        }
        if (!entries.isEmpty()) {
            document.append(Outbox.PENDING, Date.from(now))
                    .append(Outbox.CLAIM, Date.from(now.plus(Outbox.LEASE)));
        }
        return Mono.from(documents.insertOne(document))
                .filter(_ -> !entries.isEmpty())
                .flatMap(_ -> relay.claimed(owed(id.id()), entries))
                .thenReturn(document)
                .map(this::read);
    }

    MongoCollection<Document> documents() {
        return documents;
    }

    private Concern concern(String id, S state) {
        return new Concern(id, kind.concerning().apply(state));
    }

    private Owed owed(String id) {
        return new Owed(kind.topic(), documents, id);
    }

    private Mono<Versioned<S>> repeated(NewId id) {
        return Mono.from(documents.find(id.there()))
                .filter(there -> !id.fingerprint().isEmpty())
                .filter(there -> id.fingerprint().equals(there.getString("fingerprint")))
                .map(this::read)
                .switchIfEmpty(Mono.error(id::clash));
    }

    private Bson next(Versioned<S> after, List<OutboxEntry> entries) {
        Bson state =
                combine(
                        set("state", Documents.of(after.state())),
                        set("keys", new Document(kind.keys().apply(after.state()))),
                        set("version", after.version()),
                        set("sequence", after.sequence()));
        return entries.isEmpty()
                ? state
                : combine(
                        state,
                        min(Outbox.PENDING, Date.from(entries.getFirst().time())),
                        pushEach(Outbox.FIELD, entries.stream().map(Documents::of).toList()));
    }

    private Versioned<S> read(Document document) {
        return new Versioned<>(
                document.getString("_id"),
                document.getLong("version"),
                document.getLong("sequence"),
                document.getDate("created").toInstant(),
                Documents.read(document.get("state", Document.class), kind.type()));
    }

    private Page<Versioned<S>> page(List<Versioned<S>> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        Versioned<S> last = found.get(limit - 1);
        return new Page<>(
                found.subList(0, limit), new Cursor(last.created(), last.id()).toString());
    }

    private static Bson behind(Cursor cursor) {
        Date created = Date.from(cursor.created());
        return or(lt("created", created), and(eq("created", created), lt("_id", cursor.id())));
    }

    private static boolean isStale(Throwable failure) {
        return failure instanceof Refused refused && refused.kind() == Refused.Kind.STALE;
    }
}
