package io.qiao.matchmaking.posting;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.rounds.Rounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Posting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Ends postings whose time is over, within ten seconds. Several instances may try the same one;
/// one of them succeeds.
@Component
class PostingExpiry extends Rounds {
    private static final int AT_ONCE = 500;

    private final Aggregates<Posting> postings;
    private final Clock clock;

    PostingExpiry(Aggregates<Posting> postings, Clock clock) {
        super("expiry of postings", Duration.ofSeconds(10));
        this.postings = postings;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> once() {
        return expire(clock.instant());
    }

    Mono<Long> expire(Instant now) {
        return postings.some(
                        Filters.and(
                                Filters.eq("keys.status", Posting.Status.OPEN.name()),
                                Filters.lte("keys.validUntil", Date.from(now))),
                        AT_ONCE)
                .concatMap(
                        found ->
                                postings.update(
                                                found,
                                                Postings.expire(found.state(), now),
                                                Cause.ofItself())
                                        .onErrorResume(Refused.class, _ -> Mono.empty()))
                .count();
    }
}
