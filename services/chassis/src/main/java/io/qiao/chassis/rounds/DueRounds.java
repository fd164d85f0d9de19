package io.qiao.chassis.rounds;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.store.Aggregates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/// Changes the aggregates whose time has come, within ten seconds of it; those whose time came
/// while no instance was there, as soon as one is. Several instances may try the same one; one of
/// them succeeds.
public abstract class DueRounds<S> extends Rounds {
    private static final int AT_ONCE = 500;

    private final Aggregates<S> aggregates;
    private final Clock clock;

    protected DueRounds(String name, Aggregates<S> aggregates, Clock clock) {
        super(name, Duration.ofSeconds(1), Duration.ofSeconds(10));
        this.aggregates = aggregates;
        this.clock = clock;
    }

    /// Which they are, by their keys.
    protected abstract Bson due(Instant now);

    /// What becomes of one; nothing, or a refusal, when somebody was faster.
    protected abstract Change<S> decide(S before, Instant now);

    /// Why; of itself unless it belongs to something.
    protected Cause cause(S before) {
        return Cause.ofItself();
    }

    @Override
    protected final Mono<Long> once() {
        Instant now = clock.instant();
        return aggregates
                .some(due(now), AT_ONCE)
                .concatMap(
                        found ->
                                aggregates
                                        .change(
                                                found.id(),
                                                before -> decide(before, now),
                                                cause(found.state()))
                                        .onErrorResume(Refused.class, _ -> Mono.empty()))
                .count();
    }
}
