package io.qiao.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Traces;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.standalone.Embedded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingAnInbox {
    private final Embedded store = Embedded.store();
    private final MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
    private Inbox inbox = inbox();

    private Inbox inbox() {
        return inbox("inbox_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private Inbox inbox(String database) {
        Clock clock = Clock.systemUTC();
        OutboxRelay relay =
                new OutboxRelay(
                        (_, _, _) -> Mono.empty(),
                        new AuditTrail(client.getDatabase(database)),
                        clock,
                        new SimpleMeterRegistry());
        Store kept =
                new Store(
                        client.getDatabase(database),
                        new Outbox(new Traces(Tracer.NOOP), clock),
                        relay,
                        clock);
        Inbox made = new Inbox(kept);
        kept.start();
        Mono.fromSupplier(kept::isReady)
                .filter(ready -> ready)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(10)))
                .block(Duration.ofSeconds(10));
        kept.stop();
        return made;
    }

    @BeforeEach
    void empty() {
        inbox = inbox();
    }

    @AfterAll
    void stop() {
        client.close();
        store.close();
    }

    @Test
    void numbers_what_comes_without_gaps() {
        Flux.range(0, 5).concatMap(at -> inbox.add(notification("n" + at, "org"))).blockLast();

        assertThat(numbers("org")).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void keeps_the_same_notification_once() {
        inbox.add(notification("n", "org")).block();

        assertThat(inbox.add(notification("n", "org")).block()).isNull();
        assertThat(numbers("org")).containsExactly(1L);
    }

    @Test
    void numbers_without_gaps_when_several_instances_add_at_once() {
        String database = "shared_" + System.nanoTime();
        List<Inbox> instances = List.of(inbox(database), inbox(database), inbox(database));
        inbox = instances.getFirst();

        Flux.range(0, 60)
                .flatMap(at -> instances.get(at % 3).add(notification("n" + at, "org")), 6)
                .blockLast(Duration.ofSeconds(30));

        assertThat(numbers("org"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    void counts_for_each_organization_apart_and_until_read() {
        inbox.add(notification("a", "one")).block();
        inbox.add(notification("b", "one")).block();
        inbox.add(notification("c", "other")).block();

        inbox.markRead("one", 1).block();

        assertThat(inbox.unread("one").block()).isEqualTo(1);
        assertThat(inbox.unread("other").block()).isEqualTo(1);
        assertThat(inbox.newest("one").block()).isEqualTo(2);
        assertThat(inbox.newest("nobody").block()).isEqualTo(0);
    }

    private List<Long> numbers(String recipient) {
        return Objects.requireNonNull(
                Flux.range(1, 1_000)
                        .concatMap(number -> inbox.numbered(recipient, number))
                        .map(Notification::number)
                        .collectList()
                        .block());
    }

    private static Notification notification(String id, String recipient) {
        Match.Side side =
                new Match.Side(
                        Match.SubjectKind.DEMAND,
                        "s",
                        List.of(recipient),
                        "t",
                        null,
                        null,
                        null,
                        null,
                        null);
        return new Notification(
                id,
                recipient,
                0,
                Notification.Kind.MATCH_PROPOSED,
                Instant.EPOCH,
                false,
                "match",
                side,
                side,
                0.5,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
