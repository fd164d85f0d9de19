package io.qiao.events.agreement;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.rounds.Rounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.events.Agreement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Begins and ends agreements by their dates, within ten seconds of the day's beginning. Several
/// instances may try the same one; one of them succeeds.
@Component
class AgreementCalendar extends Rounds {
    private static final int AT_ONCE = 500;

    private final Aggregates<Agreement> agreements;
    private final Clock clock;

    AgreementCalendar(Aggregates<Agreement> agreements, Clock clock) {
        super("calendar of agreements", Duration.ofSeconds(10));
        this.agreements = agreements;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> once() {
        Instant now = clock.instant();
        return agreements
                .some(Filters.lte("keys.turns", Date.from(now)), AT_ONCE)
                .concatMap(
                        found ->
                                agreements.change(
                                        found.id(),
                                        before -> Agreements.turn(before, Agreement.dayOf(now)),
                                        Cause.ofItself()))
                .count();
    }
}
