package io.qiao.chassis.store;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxRelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// A service's own database: hands out its aggregates and makes their indexes, for as long as it
/// takes when the store is away at start. Until then the service is not ready.
public final class Store implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final MongoDatabase database;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;
    private final List<Mono<?>> preparations = new CopyOnWriteArrayList<>();
    private volatile Disposable preparing = () -> {};
    private volatile boolean ready;
    private volatile boolean running;

    public Store(MongoDatabase database, Outbox outbox, OutboxRelay relay, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /// The aggregates of one kind.
    public <S> Aggregates<S> aggregates(AggregateKind<S> kind) {
        Aggregates<S> aggregates = new Aggregates<>(kind, database, outbox, relay, clock);
        relay.watch(kind.topic(), database.getCollection(kind.collection()));
        prepare(aggregates.prepare());
        return aggregates;
    }

    /// How many things of one kind an account may make on one day.
    ///
    /// @param what a plural, as a sentence would name them
    public DailyBudget dailyBudget(String what, int most) {
        return new DailyBudget(what, most, database.getCollection("budgets"), clock);
    }

    public MongoDatabase database() {
        return database;
    }

    /// Has something made in the database before the service is ready; it may be made repeatedly.
    public void prepare(Mono<?> preparation) {
        preparations.add(preparation);
    }

    public boolean isReady() {
        return ready;
    }

    @Override
    public void start() {
        running = true;
        preparing =
                Flux.fromIterable(preparations)
                        .concatMap(each -> each)
                        .then()
                        .doOnError(away -> LOG.warn("the store is away: {}", away.getMessage()))
                        .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(1)))
                        .subscribe(
                                _ -> {},
                                failure -> LOG.error("no indexes", failure),
                                () -> ready = true);
    }

    @Override
    public void stop() {
        running = false;
        preparing.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 500;
    }
}
