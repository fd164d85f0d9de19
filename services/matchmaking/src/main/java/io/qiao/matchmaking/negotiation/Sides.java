package io.qiao.matchmaking.negotiation;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.matchmaking.access.Access;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds a match for one of its sides; for everybody else there is none.
@Component
class Sides {
    private final Aggregates<Match> matches;
    private final Access access;

    Sides(Aggregates<Match> matches, Access access) {
        this.matches = matches;
        this.access = access;
    }

    /// For those who belong to either side.
    Mono<Versioned<Match>> read(String id, Caller caller) {
        return matches.get(id, "match", found -> access.isPartOf(caller, found));
    }

    /// For a representative of the side that the organization stands on.
    Mono<Versioned<Match>> act(String id, String organization, Caller caller) {
        return read(id, caller)
                .doOnNext(found -> access.requireSide(caller, found.state(), organization));
    }

    /// Like [#act] for a match that the body of a request names.
    Mono<Versioned<Match>> referred(String id, String organization, Caller caller) {
        return matches.find(id)
                .filter(found -> access.isPartOf(caller, found.state()))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Refused.field("match", "unknown", "must be one of yours")
                                                .provisional()))
                .doOnNext(found -> access.requireSide(caller, found.state(), organization));
    }

    Mono<Versioned<Match>> change(
            String id, String organization, Caller caller, Function<Match, Change<Match>> decide) {
        return act(id, organization, caller)
                .flatMap(
                        found ->
                                matches.change(
                                        id,
                                        decide,
                                        caller.command().within(found.state().story())));
    }
}
