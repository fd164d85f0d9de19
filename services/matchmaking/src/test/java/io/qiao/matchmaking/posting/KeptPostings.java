package io.qiao.matchmaking.posting;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Traces;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.ResourceCategory;
import io.qiao.standalone.Embedded;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Postings in a store of their own.
final class KeptPostings implements AutoCloseable {
    static final Cause CAUSE = Cause.ofItself();

    private final Embedded embedded = Embedded.store();
    private final MongoClient client =
            MongoClients.create("mongodb://127.0.0.1:" + embedded.port());
    private final Aggregates<Posting> postings = new PostingConfiguration().postings(store());

    private Store store() {
        MongoDatabase database = client.getDatabase("postings");
        Clock clock = Clock.systemUTC();
        return new Store(
                database,
                new Outbox(new Traces(Tracer.NOOP), clock),
                new OutboxRelay(
                        (_, _, _) -> Mono.empty(),
                        new AuditTrail(database),
                        clock,
                        new SimpleMeterRegistry()),
                clock);
    }

    Aggregates<Posting> all() {
        return postings;
    }

    Posting published(String owner) {
        Posting posting = of(owner);
        postings.createOnce(posting.id(), Postings.publish(posting), CAUSE).block();
        return posting;
    }

    Posting now(String id) {
        return Objects.requireNonNull(postings.find(id).block()).state();
    }

    static Posting of(String owner) {
        Instant now = Instant.now();
        return draft(null).open(UUID.randomUUID().toString(), owner, now, now);
    }

    static PostingDraft draft(@Nullable Instant validUntil) {
        return new PostingDraft(
                null,
                Posting.Kind.DEMAND,
                ResourceCategory.TECHNOLOGY,
                "title",
                "text",
                "C39",
                "440300",
                null,
                null,
                null,
                validUntil,
                null,
                null,
                null,
                null);
    }

    @Override
    public void close() {
        client.close();
        embedded.close();
    }
}
