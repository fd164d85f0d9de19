package io.qiao.matchmaking.negotiation;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.rounds.Rounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Match;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reminds the sides of open matches and ends those that nobody moves, within ten seconds of the
/// time. Several instances may try the same one; one of them succeeds.
@Component
class Deadlines extends Rounds {
    private static final int AT_ONCE = 500;

    private final Aggregates<Match> matches;
    private final Clock clock;

    Deadlines(Aggregates<Match> matches, Clock clock) {
        super("deadlines of matches", Duration.ofSeconds(10));
        this.matches = matches;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> once() {
        Instant now = clock.instant();
        return matches.some(Filters.lte("keys.due", Date.from(now)), AT_ONCE)
                .concatMap(
                        found ->
                                matches.change(
                                        found.id(),
                                        match -> Negotiation.due(match, now),
                                        Cause.ofItself().within(found.state().story())))
                .count();
    }
}
