package io.qiao.chassis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxEntry;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Publisher;
import io.qiao.chassis.outbox.Traces;
import io.qiao.chassis.paging.Page;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent.PostingPublished;
import io.qiao.contracts.matchmaking.PostingEvent.PostingRevised;
import io.qiao.contracts.reference.Currency;
import io.qiao.contracts.reference.Money;
import io.qiao.contracts.reference.ResourceCategory;
import io.qiao.contracts.wire.Topic;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/// What every document store must do for aggregates and their outbox.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeepingAggregates {
    private static final Cause CAUSE = Cause.command("account", "192.0.2.1");

    private List<String> published = new CopyOnWriteArrayList<>();
    private final AtomicBoolean kafkaIsAway = new AtomicBoolean();
    private volatile Duration slow = Duration.ZERO;
    private MongoClient client = MongoClients.create();
    private AuditTrail trail = new AuditTrail(client.getDatabase("unused"));
    private OutboxRelay relay =
            new OutboxRelay(
                    (_, _, _) -> Mono.empty(), trail, Clock.systemUTC(), new SimpleMeterRegistry());
    private Aggregates<Posting> postings = aggregates("unused");

    /// The address of a store that is there for the tests.
    abstract String uri();

    @BeforeAll
    void connect() {
        client.close();
        client = MongoClients.create(uri());
    }

    @BeforeEach
    void prepare() {
        published = new CopyOnWriteArrayList<>();
        kafkaIsAway.set(false);
        slow = Duration.ZERO;
        String database = "test_" + UUID.randomUUID().toString().replace("-", "");
        trail = new AuditTrail(client.getDatabase(database));
        trail.prepare().block();
        relay =
                new OutboxRelay(
                        publishingInto(published),
                        trail,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry());
        postings = aggregates(database);
        postings.prepare().block();
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    private Aggregates<Posting> aggregates(String database) {
        MongoDatabase store = client.getDatabase(database);
        AggregateKind<Posting> kind =
                AggregateKind.of(
                                Topic.POSTINGS,
                                Posting.class,
                                posting -> Map.of("owner", posting.owner()),
                                "owner")
                        .concerning(_ -> List.of("alliance", "alliance"));
        relay.watch(kind.topic(), store.getCollection(kind.collection()));
        return new Aggregates<>(
                kind,
                store,
                new Outbox(new Traces(Tracer.NOOP), Clock.systemUTC()),
                relay,
                Clock.systemUTC());
    }

    /// Into a list of its own for each test: what one leaves unpublished is not told in the next.
    private Publisher publishingInto(List<String> list) {
        return (_, key, entry) -> {
            Mono<Void> taken =
                    Mono.fromRunnable(
                            () -> {
                                if (kafkaIsAway.get()) {
                                    throw new IllegalStateException("Kafka is away");
                                }
                                list.add(key + " " + entry.sequence() + " " + entry.id());
                            });
            return slow.isZero() ? taken : Mono.delay(slow).then(taken);
        };
    }

    @Test
    void who_gave_a_command_is_answered_when_its_event_is_published() {
        slow = Duration.ofMillis(20);
        Versioned<Posting> before = create("a", "owner");
        assertThat(published).hasSize(1);

        for (int change = 2; change <= 10; change++) {
            before =
                    Objects.requireNonNull(
                            postings.update(before, revised(before.state()), CAUSE).block());
            assertThat(published).hasSize(change);
        }
    }

    @Test
    void who_gave_a_command_is_answered_in_time_when_nothing_can_be_published() {
        slow = Duration.ofMinutes(1);

        assertThat(create("a", "owner").version()).isEqualTo(1);
        assertThat(published).isEmpty();
    }

    @Test
    void nobody_waits_for_what_follows_of_itself() {
        slow = Duration.ofMinutes(1);

        StepVerifier.create(
                        postings.createOnce(
                                "a", published(posting("a", "owner")), Cause.ofItself()))
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofMillis(900));
    }

    @Test
    void what_was_created_is_found_with_its_version_and_its_event_is_published() {
        Versioned<Posting> made = create("a", "owner");

        Versioned<Posting> found = Objects.requireNonNull(postings.find("a").block());

        assertThat(found).isEqualTo(made);
        assertThat(found.version()).isEqualTo(1);
        assertThat(found.sequence()).isEqualTo(1);
        eventuallyPublished("a 1");
        eventuallyOwesNothing("a");
    }

    @Test
    void the_same_creation_again_gives_what_the_first_one_made() {
        NewId id = NewId.of("a", "fingerprint", Refused.conflict("taken", "Taken."));
        Versioned<Posting> first =
                postings.create(id, published(posting("a", "owner")), CAUSE).block();

        Versioned<Posting> again =
                postings.create(id, published(posting("a", "other")), CAUSE).block();

        assertThat(again).isEqualTo(first);
    }

    @Test
    void another_creation_under_the_same_id_is_refused() {
        create("a", "owner");
        NewId other = NewId.of("a", "another", Refused.conflict("taken", "Taken."));

        assertThatThrownBy(
                        () -> postings.create(other, published(posting("a", "x")), CAUSE).block())
                .isInstanceOf(Refused.class)
                .hasMessage("Taken.");
    }

    @Test
    void a_hidden_creation_happens_once_under_an_id_that_cannot_be_computed() {
        NewId known = NewId.of("pair", "fingerprint", Refused.conflict("taken", "Taken."));
        NewId first = known.hidden();
        Versioned<Posting> made =
                postings.create(first, published(posting(first.id(), "owner")), CAUSE).block();

        NewId second = known.hidden();
        Versioned<Posting> again =
                postings.create(second, published(posting(second.id(), "other")), CAUSE).block();

        assertThat(first.id()).isNotEqualTo(second.id()).isNotEqualTo("pair");
        assertThat(again).isEqualTo(made);
        assertThat(postings.find(known.hidden()).block()).isEqualTo(made);
        assertThat(postings.find("pair").block()).isNull();
        NewId other = NewId.of("pair", "another", known.clash()).hidden();
        assertThatThrownBy(
                        () -> postings.create(other, published(posting("x", "x")), CAUSE).block())
                .hasMessage("Taken.");
    }

    @Test
    void many_hidden_creations_at_once_make_one_which_the_others_change() {
        NewId known = NewId.of("pair", "", Refused.conflict("taken", "Taken."));

        List<String> ids =
                Flux.range(0, 8)
                        .map(_ -> known.hidden())
                        .flatMap(
                                each ->
                                        postings.createOrChange(
                                                each,
                                                published(posting(each.id(), "owner")),
                                                KeepingAggregates::revised,
                                                CAUSE),
                                8)
                        .map(Versioned::id)
                        .distinct()
                        .collectList()
                        .block();

        assertThat(ids).hasSize(1);
        assertThat(Objects.requireNonNull(postings.find(known.hidden()).block()).version())
                .isEqualTo(8);
    }

    @Test
    void what_exists_is_not_created_once_more() {
        assertThat(postings.createOnce("a", published(posting("a", "x")), CAUSE).block())
                .isNotNull();
        assertThat(postings.createOnce("a", published(posting("a", "x")), CAUSE).block()).isNull();
    }

    @Test
    void many_creations_at_once_make_one() {
        Long made =
                Flux.range(0, 32)
                        .flatMap(
                                _ -> postings.createOnce("a", published(posting("a", "x")), CAUSE),
                                32)
                        .count()
                        .block();

        assertThat(made).isEqualTo(1);
    }

    @Test
    void what_is_erased_from_a_state_is_no_event() {
        Versioned<Posting> made = create("a", "owner");
        eventuallyOwesNothing("a");

        postings.redact(made, posting("a", "")).block();

        Versioned<Posting> found = Objects.requireNonNull(postings.find("a").block());
        assertThat(found.state().owner()).isEmpty();
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.sequence()).isEqualTo(1);
        assertThat(document("a")).doesNotContainKey("pending");
        assertThatThrownBy(() -> postings.redact(made, made.state()).block())
                .as("somebody was faster")
                .isInstanceOf(Refused.class);
    }

    @Test
    void of_two_changes_to_one_version_the_second_is_stale() {
        Versioned<Posting> made = create("a", "owner");
        postings.update(made, revised(made.state()), CAUSE).block();

        assertThatThrownBy(() -> postings.update(made, revised(made.state()), CAUSE).block())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.STALE));
    }

    @Test
    void many_changes_at_once_all_happen_when_they_are_tried_again() {
        create("a", "owner");

        Flux.range(0, 8)
                .flatMap(_ -> postings.change("a", KeepingAggregates::revised, CAUSE), 8)
                .blockLast();

        Versioned<Posting> found = Objects.requireNonNull(postings.find("a").block());
        assertThat(found).isNotNull();
        assertThat(found.sequence()).isEqualTo(9);
        eventuallyOwesNothing("a");
        assertThat(sequences("a")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void a_one_time_cause_has_its_effect_once_even_after_that_was_undone() {
        create("a", "owner");
        once("a", "cause", "first");
        postings.change("a", before -> revised(posting("a", "undone")), CAUSE).block();

        Versioned<Posting> again = once("a", "cause", "first");

        assertThat(again.state().owner()).isEqualTo("undone");
        assertThat(again.sequence()).isEqualTo(3);
        assertThat(once("a", "another cause", "second").state().owner()).isEqualTo("second");
    }

    @Test
    void a_one_time_cause_that_found_nothing_to_change_is_over_all_the_same() {
        create("a", "owner");
        postings.changeOnce("a", "cause", Change::of, CAUSE).block();

        assertThat(once("a", "cause", "late").state().owner()).isEqualTo("owner");
    }

    @Test
    void a_one_time_cause_that_comes_many_times_at_once_has_one_effect() {
        create("a", "owner");

        Flux.range(0, 8)
                .flatMap(
                        _ -> postings.changeOnce("a", "cause", KeepingAggregates::revised, CAUSE),
                        8)
                .blockLast();

        assertThat(Objects.requireNonNull(postings.find("a").block()).sequence()).isEqualTo(2);
    }

    @Test
    void the_newest_one_time_causes_are_remembered_up_to_a_bound() {
        create("a", "owner");

        Flux.range(0, Aggregates.MOST_CAUSES + 2)
                .concatMap(at -> postings.changeOnce("a", "cause " + at, Change::of, CAUSE))
                .blockLast();

        assertThat(document("a").getList("causes", String.class))
                .hasSize(Aggregates.MOST_CAUSES)
                .startsWith("cause 2")
                .endsWith("cause " + (Aggregates.MOST_CAUSES + 1));
    }

    private Versioned<Posting> once(String id, String causeId, String owner) {
        return Objects.requireNonNull(
                postings.changeOnce(id, causeId, _ -> revised(posting(id, owner)), CAUSE).block());
    }

    @Test
    void counts_up_to_a_number() {
        for (String id : List.of("a", "b", "c")) {
            create(id, "owner");
        }
        create("d", "another");

        assertThat(postings.count(Filters.eq("keys.owner", "owner"), 10).block()).isEqualTo(3);
        assertThat(postings.count(Filters.eq("keys.owner", "owner"), 2).block()).isEqualTo(2);
    }

    @Test
    void pages_follow_each_other_newest_first() {
        for (String id : List.of("a", "b", "c", "d", "e")) {
            create(id, "owner");
        }
        create("x", "another");

        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Page<Versioned<Posting>> page =
                    Objects.requireNonNull(
                            postings.page(
                                            Filters.eq("keys.owner", "owner"),
                                            PageRequest.of(2, cursor))
                                    .block());
            page.items().forEach(each -> ids.add(each.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(ids).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void what_kafka_did_not_take_is_published_when_it_is_back() {
        kafkaIsAway.set(true);
        Versioned<Posting> made = create("a", "owner");
        postings.update(made, revised(made.state()), CAUSE).block();
        relay.start();

        kafkaIsAway.set(false);

        eventuallyPublished("a 2");
        eventuallyOwesNothing("a");
        assertThat(sequences("a")).containsExactly(1L, 2L);
    }

    @Test
    void what_a_crash_left_behind_is_published_by_the_next_process_under_the_same_id() {
        create("a", "owner");
        eventuallyOwesNothing("a");
        String first = published.getFirst();
        owe("a");

        relay.start();

        eventually(() -> published.size() == 2);
        assertThat(published).containsExactly(first, first);
    }

    @Test
    void what_comes_without_an_event_owes_nothing() {
        Posting posting = posting("a", "owner");
        postings.create(NewId.fresh(), Change.of(posting), CAUSE).block();

        Document kept = Objects.requireNonNull(Mono.from(collection().find()).block());
        assertThat(kept).doesNotContainKeys("pending", "claim");
    }

    @Test
    void what_somebody_did_is_kept_once_in_the_audit_trail_whatever_a_crash_repeats() {
        create("a", "owner");
        eventuallyOwesNothing("a");
        owe("a");
        relay.start();
        eventually(() -> published.size() == 2);
        eventuallyOwesNothing("a");

        List<AuditEntry> kept =
                Objects.requireNonNull(
                                trail.page(new Document(), PageRequest.of(null, null)).block())
                        .items();
        assertThat(kept).hasSize(1);
        AuditEntry entry = kept.getFirst();
        assertThat(entry.actor()).isEqualTo("account");
        assertThat(entry.address()).isEqualTo("192.0.2.1");
        assertThat(entry.subject()).isEqualTo("a");
        assertThat(entry.alliances()).containsExactly("alliance");
        assertThat(entry.action()).isEqualTo("io.qiao.matchmaking.posting-published");
    }

    private AuditEntry audited() {
        return new AuditEntry(
                published.getFirst().split(" ", 3)[2],
                Instant.EPOCH,
                "account",
                "192.0.2.1",
                "io.qiao.matchmaking.posting-published",
                "a",
                AuditEntry.Outcome.DONE,
                null,
                List.of("alliance"),
                "story");
    }

    /// As if the process had died between publishing and clearing.
    private void owe(String id) {
        Document document = document(id);
        OutboxEntry entry =
                new OutboxEntry(
                        published.getFirst().split(" ", 3)[2],
                        "io.qiao.matchmaking.posting-published",
                        1,
                        Instant.EPOCH,
                        "story",
                        null,
                        null,
                        "{}",
                        audited());
        Mono.from(
                        collection()
                                .updateOne(
                                        Filters.eq(document.getString("_id")),
                                        Updates.combine(
                                                Updates.set(
                                                        Outbox.FIELD, List.of(Documents.of(entry))),
                                                Updates.set(
                                                        Outbox.PENDING, Date.from(Instant.EPOCH)),
                                                Updates.set(
                                                        Outbox.CLAIM, Date.from(Instant.EPOCH)))))
                .block();
    }

    private Versioned<Posting> create(String id, String owner) {
        NewId fresh = NewId.of(id, "fingerprint", Refused.conflict("taken", "Taken."));
        return Objects.requireNonNull(
                postings.create(fresh, published(posting(id, owner)), CAUSE).block());
    }

    private static Change<Posting> published(Posting posting) {
        return Change.of(posting, new PostingPublished(posting));
    }

    private static Change<Posting> revised(Posting posting) {
        return Change.of(posting, new PostingRevised(posting));
    }

    private static Posting posting(String id, String owner) {
        return new Posting(
                id,
                owner,
                Posting.Kind.DEMAND,
                ResourceCategory.TECHNOLOGY,
                "title",
                "text",
                "C39",
                "440300",
                new Posting.Budget(
                        new Money(new BigDecimal("1.50"), Currency.CNY),
                        new Money(new BigDecimal("20"), Currency.CNY)),
                List.of("alliance"),
                null,
                Instant.parse("2030-01-01T00:00:00Z"),
                Posting.Status.OPEN,
                null,
                null,
                null,
                null,
                null);
    }

    private MongoCollection<Document> collection() {
        return postings.documents();
    }

    private Document document(String id) {
        return Objects.requireNonNull(Mono.from(collection().find(Filters.eq(id))).block());
    }

    private List<Long> sequences(String id) {
        return published.stream()
                .filter(each -> each.startsWith(id + " "))
                .map(each -> Long.valueOf(each.split(" ", 3)[1]))
                .distinct()
                .toList();
    }

    private void eventuallyPublished(String start) {
        eventually(() -> published.stream().anyMatch(each -> each.startsWith(start)));
    }

    private void eventuallyOwesNothing(String id) {
        eventually(() -> document(id).getList(Outbox.FIELD, Document.class).isEmpty());
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
