package io.qiao.matchmaking.negotiation;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.matchmaking.rounds.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Erases the conversation of a match 30 days after it has ended.
@Component
class Erasure extends Rounds {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 100;

    private final Aggregates<Match> matches;
    private final Conversations conversations;
    private final Clock clock;

    Erasure(Aggregates<Match> matches, Conversations conversations, Clock clock) {
        super("erasure of conversations", Duration.ofMinutes(10));
        this.matches = matches;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> once() {
        return erase(clock.instant());
    }

    /// A match that ended within the last day before the limit is looked at more than once; there
    /// is nothing left to erase then.
    Mono<Void> erase(Instant now) {
        Instant until = now.minus(KEPT);
        return matches.some(
                        Filters.and(
                                Filters.gt("keys.settled", Date.from(until.minus(KEPT))),
                                Filters.lte("keys.settled", Date.from(until))),
                        AT_ONCE * AT_ONCE)
                .concatMap(found -> conversations.erase(found.id()))
                .then();
    }
}
