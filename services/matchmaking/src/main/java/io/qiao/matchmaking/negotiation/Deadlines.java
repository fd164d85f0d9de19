package io.qiao.matchmaking.negotiation;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.rounds.DueRounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Match;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Reminds the sides of open matches and ends those that nobody moves.
@Component
class Deadlines extends DueRounds<Match> {
    Deadlines(Aggregates<Match> matches, Clock clock) {
        super("deadlines of matches", matches, clock);
    }

    @Override
    protected Bson due(Instant now) {
        return Filters.lte("keys.due", Date.from(now));
    }

    @Override
    protected Change<Match> decide(Match before, Instant now) {
        return Negotiation.due(before, now);
    }

    @Override
    protected Cause cause(Match before) {
        return Cause.ofItself().within(before.story());
    }
}
