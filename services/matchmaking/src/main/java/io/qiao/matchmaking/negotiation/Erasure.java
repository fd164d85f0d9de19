package io.qiao.matchmaking.negotiation;

import static com.mongodb.client.model.Filters.lte;

import io.qiao.chassis.rounds.Rounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Match;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Erases what was written about a match some time after it has ended: the conversation, and the
/// words in the match itself. Each round looks at all that is kept, so what a crash or an outage
/// left is erased by the next.
@Component
class Erasure extends Rounds {
    private static final int AT_ONCE = 1_000;

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
                .thenMany(matches.some(lte("keys.worded", Date.from(since)), AT_ONCE))
                .concatMap(found -> matches.redact(found, found.state().withoutWords()))
                .then();
    }

    /// Whether a match had ended by then.
    static boolean ended(Match match, Instant then) {
        return match.times() != null
                && match.times().settled() != null
                && !match.times().settled().isAfter(then);
    }
}
