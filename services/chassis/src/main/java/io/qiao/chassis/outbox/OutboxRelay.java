package io.qiao.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.documents.Documents;
import io.qiao.contracts.wire.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Publishes what documents owe and then clears it. A new document comes claimed by its writer and
/// is published at once; a changed one is claimed first; a sweep picks up what a crash or an
/// outage left.
///
/// Whoever gave a command is answered after its events are published, so that a next request at
/// another service can build on them; for at most a second, and not at all while Kafka is away.
///
/// Promised: each entry is published at least once, in the order of its document, and then kept
/// in the audit trail before it is cleared. Not promised:
/// only once (a crash between publishing and clearing repeats it, with the same id and sequence).
public final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TICKS_BETWEEN_SWEEPS = 15;
    private static final int SWEEP = 500;
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Publisher publisher;
    private final AuditTrail trail;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<Topic, MongoCollection<Document>> collections = new ConcurrentHashMap<>();
    private final AtomicLong oldest = new AtomicLong();
    private final Map<String, Sinks.Empty<Void>> awaited = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile boolean unfinished = true;
    private volatile Disposable sweeping = () -> {};
    private volatile boolean running;

    public OutboxRelay(Publisher publisher, AuditTrail trail, Clock clock, MeterRegistry meters) {
        this.publisher = publisher;
        this.trail = trail;
        this.clock = clock;
        this.meters = meters;
        meters.gauge("qiao.outbox.age.seconds", oldest, this::age);
    }

    /// Has the sweep look after a collection, too.
    public void watch(Topic topic, MongoCollection<Document> documents) {
        collections.put(topic, documents);
    }

    /// A new document was written, with the claim already on it.
    ///
    /// @return completes when who gave the command may be answered
    public Mono<Void> claimed(Owed owed, List<OutboxEntry> entries) {
        Mono<Void> published = published(entries.getLast());
        start(owed, publish(owed, entries));
        return published;
    }

    /// A document was changed and owes more than before. When another relay is at it, that one
    /// publishes these entries, too.
    ///
    /// @return completes when who gave the command may be answered
    public Mono<Void> pending(Owed owed, List<OutboxEntry> entries) {
        Mono<Void> published = published(entries.getLast());
        start(owed, drain(owed));
        return published;
    }

    /// Nobody waits for what follows of itself.
    private Mono<Void> published(OutboxEntry last) {
        if (away || last.audit() == null) {
            return Mono.empty();
        }
        Sinks.Empty<Void> published = Sinks.empty();
        awaited.put(last.id(), published);
        return published
                .asMono()
                .timeout(PATIENCE, Mono.empty())
                .doFinally(_ -> awaited.remove(last.id()));
    }

    private void told(List<OutboxEntry> entries) {
        away = false;
        entries.forEach(each -> answer(awaited.remove(each.id())));
    }

    private static void answer(Sinks.@Nullable Empty<Void> waiting) {
        if (waiting != null) {
            waiting.tryEmitEmpty();
        }
    }

    private void start(Owed owed, Mono<Void> work) {
        work.subscribe(_ -> {}, failure -> postponed(owed, failure));
    }

    private void postponed(Owed owed, Throwable failure) {
        unfinished = true;
        away = true;
        awaited.values().forEach(OutboxRelay::answer);
        meters.counter("qiao.outbox.postponed").increment();
        LOG.debug("{} of {} waits for the next sweep", owed.id(), owed.topic().address(), failure);
    }

    private Mono<Void> drain(Owed owed) {
        return claim(owed)
                .map(document -> document.getList(Outbox.FIELD, Document.class))
                .map(OutboxRelay::entries)
                .flatMap(entries -> publish(owed, entries));
    }

    private Mono<Document> claim(Owed owed) {
        Instant now = clock.instant();
        return Mono.from(
                owed.documents()
                        .findOneAndUpdate(
                                and(eq(owed.id()), exists(Outbox.PENDING), unclaimed(now)),
                                set(Outbox.CLAIM, Date.from(now.plus(Outbox.LEASE))),
                                new FindOneAndUpdateOptions()
                                        .returnDocument(ReturnDocument.AFTER)));
    }

    private Mono<Void> publish(Owed owed, List<OutboxEntry> entries) {
        return Flux.fromIterable(entries)
                .flatMapSequential(entry -> publisher.publish(owed.topic(), owed.id(), entry))
                .then(Mono.<Void>fromRunnable(() -> told(entries)))
                .then(Mono.defer(() -> trail.keep(audited(entries))))
                .then(Mono.defer(() -> clear(owed, entries.getLast().sequence())))
                .onErrorResume(failure -> release(owed).then(Mono.error(failure)));
    }

    private static List<AuditEntry> audited(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::audit).filter(Objects::nonNull).toList();
    }

    /// Clears what was published, and goes on when more has come in meanwhile.
    private Mono<Void> clear(Owed owed, long last) {
        Bson rest =
                combine(set(Outbox.FIELD, List.of()), unset(Outbox.PENDING), unset(Outbox.CLAIM));
        return Mono.from(owed.documents().updateOne(and(eq(owed.id()), eq("sequence", last)), rest))
                .filter(result -> result.getMatchedCount() == 0)
                .flatMap(_ -> clearUpTo(owed, last).then(drain(owed)));
    }

    private static Mono<?> clearUpTo(Owed owed, long last) {
        return Mono.from(
                owed.documents()
                        .updateOne(
                                eq(owed.id()),
                                combine(
                                        pull(Outbox.FIELD, lte("sequence", last)),
                                        unset(Outbox.CLAIM))));
    }

    private static Mono<?> release(Owed owed) {
        return Mono.from(owed.documents().updateOne(eq(owed.id()), unset(Outbox.CLAIM)));
    }

    private Mono<Void> sweep() {
        unfinished = false;
        return Flux.fromIterable(collections.entrySet())
                .concatMap(each -> sweep(each.getKey(), each.getValue()))
                .collectList()
                .doOnNext(
                        waiting ->
                                oldest.set(
                                        waiting.stream()
                                                .mapToLong(Long::longValue)
                                                .min()
                                                .orElse(0)))
                .then()
                .doOnError(_ -> unfinished = true);
    }

    /// @return since when each document found here has waited, epoch milliseconds
    private Flux<Long> sweep(Topic topic, MongoCollection<Document> documents) {
        Instant now = clock.instant();
        return Flux.from(
                        documents
                                .find(and(lt(Outbox.PENDING, Date.from(now)), unclaimed(now)))
                                .sort(ascending(Outbox.PENDING))
                                .limit(SWEEP))
                .flatMap(
                        document ->
                                drain(new Owed(topic, documents, document.getString("_id")))
                                        .thenReturn(document.getDate(Outbox.PENDING).getTime()),
                        AT_ONCE);
    }

    private static Bson unclaimed(Instant now) {
        return or(exists(Outbox.CLAIM, false), lt(Outbox.CLAIM, Date.from(now)));
    }

    private static List<OutboxEntry> entries(List<Document> documents) {
        return documents.stream().map(each -> Documents.read(each, OutboxEntry.class)).toList();
    }

    private double age(AtomicLong since) {
        return since.get() == 0 ? 0 : (clock.millis() - since.get()) / 1000.0;
    }

    @Override
    public void start() {
        running = true;
        sweeping =
                Flux.interval(Duration.ZERO, TICK)
                        .onBackpressureDrop()
                        .filter(tick -> unfinished || tick % TICKS_BETWEEN_SWEEPS == 0)
                        .concatMap(_ -> sweep().onErrorResume(OutboxRelay::later))
                        .subscribe();
    }

    private static Mono<Void> later(Throwable failure) {
        LOG.info("events wait to be published: {}", failure.toString());
        return Mono.empty();
    }

    @Override
    public void stop() {
        running = false;
        sweeping.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
