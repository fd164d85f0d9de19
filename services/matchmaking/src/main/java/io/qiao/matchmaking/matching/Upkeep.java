package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.feed.Feed;
import io.qiao.chassis.rounds.Rounds;
import io.qiao.matchmaking.embedding.Embeddings;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Looks after the index: once all topics are read, what a snapshot held too much is let go; then
/// a snapshot is taken every minute, and what has no vector yet is embedded.
final class Upkeep extends Rounds {
    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MatchIndex index;
    private final Feed feed;
    private final Embeddings embeddings;
    private final Clock clock;
    private volatile boolean clean;
    private volatile Instant begun = Instant.MAX;

    Upkeep(MatchIndex index, Feed feed, Embeddings embeddings, Clock clock) {
        super("upkeep of the index", Duration.ofMinutes(1));
        this.index = index;
        this.feed = feed;
        this.embeddings = embeddings;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> once() {
        if (!feed.position().isCaughtUp()) {
            return Mono.empty();
        }
        return Mono.fromRunnable(this::tidy)
                .subscribeOn(Schedulers.boundedElastic())
                .then(embeddings.keep(unembedded(), Cause.ofItself()));
    }

    private void tidy() {
        if (!clean) {
            begun = clock.instant();
            index.forgetTheRest();
            clean = true;
        }
        index.snapshot();
    }

    /// Those whose own event should have brought a vector by now: they were there before the model
    /// was.
    private List<Subject> unembedded() {
        Instant before = clock.instant().minus(PATIENCE);
        if (embeddings.model().isEmpty() || begun.isAfter(before)) {
            return List.of();
        }
        return index.subjects()
                .filter(each -> !index.meaning(each.id()).isOf(each))
                .filter(
                        each ->
                                each.facts().since() == null
                                        || each.facts().since().isBefore(before))
                .limit(AT_ONCE)
                .toList();
    }
}
