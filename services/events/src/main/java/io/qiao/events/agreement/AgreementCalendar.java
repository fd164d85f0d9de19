package io.qiao.events.agreement;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.rounds.DueRounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.events.Agreement;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Begins and ends agreements by their dates.
@Component
class AgreementCalendar extends DueRounds<Agreement> {
    AgreementCalendar(Aggregates<Agreement> agreements, Clock clock) {
        super("calendar of agreements", agreements, clock);
    }

    @Override
    protected Bson due(Instant now) {
        return Filters.lte("keys.turns", Date.from(now));
    }

    @Override
    protected Change<Agreement> decide(Agreement before, Instant now) {
        return Agreements.turn(before, Agreement.dayOf(now));
    }
}
