package io.qiao.matchmaking.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.feed.Horizon;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Matches a subject because of an event, and keeps each match once.
final class ProposeMatches {
    private final Horizon horizon;
    private final Horizon embeddings;
    private final Matcher matcher;
    private final Aggregates<Match> matches;
    private final Timer waiting;
    private final Timer searching;

    ProposeMatches(
            Horizon horizon,
            Horizon embeddings,
            Matcher matcher,
            Aggregates<Match> matches,
            MeterRegistry meters) {
        this.horizon = horizon;
        this.embeddings = embeddings;
        this.matcher = matcher;
        this.matches = matches;
        this.waiting = meters.timer("qiao.matching.waiting");
        this.searching = meters.timer("qiao.matching.searching");
    }

    /// Blocks while it looks: for the threads of the Kafka edge.
    Mono<Void> of(String subject, Envelope<?> because) {
        reach();
        return now(subject, because);
    }

    /// Blocks until all that can be matched is known.
    void reach() {
        waiting.record(horizon::reach);
    }

    /// Once more, when it is known what the subject's texts mean.
    Mono<Void> byMeaning(String subject, Envelope<?> because) {
        waiting.record(embeddings::reach);
        return now(subject, because);
    }

    /// One after another, when the index is known to have all of them.
    Mono<Void> ofAll(List<String> subjects, Envelope<?> because) {
        reach();
        return Flux.fromIterable(subjects).concatMap(each -> now(each, because)).then();
    }

    /// The same when all that can be matched is known already.
    Mono<Void> now(String subject, Envelope<?> because) {
        List<Match> found =
                Objects.requireNonNull(searching.record(() -> matcher.matches(subject)));
        return Flux.fromIterable(found).concatMap(match -> keep(match, because)).then();
    }

    private Mono<Versioned<Match>> keep(Match found, Envelope<?> because) {
        Match match = found.within(because.correlation());
        return matches.createOrChange(
                match.id(),
                Change.of(match, new MatchProposed(match)),
                before -> Rematching.again(before, match),
                Cause.by(because));
    }
}
