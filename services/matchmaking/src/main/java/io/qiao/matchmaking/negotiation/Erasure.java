package io.qiao.matchmaking.negotiation;

import io.qiao.chassis.rounds.Rounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Match;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Erases the conversation of a match some time after it has ended. Each round looks at all
/// conversations that are kept, so one that a crash or an outage left is erased by the next.
@Component
class Erasure extends Rounds {
    private final Aggregates<Match> matches;
    private final Conversations conversations;
    private final Duration kept;
    private final Clock clock;

    Erasure(
            Aggregates<Match> matches,
            Conversations conversations,
            @Value("${qiao.matching.retention:30d}") Duration kept,
            Clock clock) {
        super("erasure of conversations", Duration.ofMinutes(10));
        this.matches = matches;
        this.conversations = conversations;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> once() {
        Instant since = clock.instant().minus(kept);
        return conversations
                .matches()
                .concatMap(matches::find)
                .filter(found -> ended(found.state(), since))
                .concatMap(found -> conversations.erase(found.id()))
                .then();
    }

    /// Whether a match had ended by then.
    static boolean ended(Match match, Instant then) {
        return match.times() != null
                && match.times().settled() != null
                && !match.times().settled().isAfter(then);
    }
}
