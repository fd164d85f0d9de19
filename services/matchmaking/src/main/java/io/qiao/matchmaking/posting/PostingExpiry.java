package io.qiao.matchmaking.posting;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.rounds.DueRounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Posting;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Ends postings whose time is over.
@Component
class PostingExpiry extends DueRounds<Posting> {
    PostingExpiry(Aggregates<Posting> postings, Clock clock) {
        super("expiry of postings", postings, clock);
    }

    @Override
    protected Bson due(Instant now) {
        return Filters.and(
                Filters.eq("keys.status", Posting.Status.OPEN.name()),
                Filters.lte("keys.validUntil", Date.from(now)));
    }

    @Override
    protected Change<Posting> decide(Posting before, Instant now) {
        return Postings.expire(before, now);
    }
}
