package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Matches a subject because of an event, and keeps each match once.
final class ProposeMatches {
    private final Horizon horizon;
    private final Matcher matcher;
    private final Aggregates<Match> matches;

    ProposeMatches(Horizon horizon, Matcher matcher, Aggregates<Match> matches) {
        this.horizon = horizon;
        this.matcher = matcher;
        this.matches = matches;
    }

    /// Blocks while it looks: for the threads of the Kafka edge.
    Mono<Void> of(String subject, Envelope<?> because) {
        horizon.reach();
        return Flux.fromIterable(matcher.matches(subject))
                .concatMap(match -> keep(match, because))
                .then();
    }

    private Mono<Versioned<Match>> keep(Match match, Envelope<?> because) {
        return matches.createOnce(
                match.id(), Change.of(match, new MatchProposed(match)), Cause.by(because));
    }
}
