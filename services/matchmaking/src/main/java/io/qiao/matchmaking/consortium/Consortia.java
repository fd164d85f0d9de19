package io.qiao.matchmaking.consortium;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.matchmaking.Consortium;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.wire.Topic;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Follows the matches of needs with several parts. A set that lacks a side waits for it, and is
/// complete when it comes.
@Component
public class Consortia {
    private static final int MOST = 1_000;

    private final Aggregates<Consortium> consortia;
    private final Aggregates<Posting> postings;
    private final Aggregates<Match> matches;

    Consortia(
            Store store,
            @Qualifier("postings") Aggregates<Posting> postings,
            @Qualifier("matches") Aggregates<Match> matches) {
        this.postings = postings;
        this.matches = matches;
        this.consortia =
                store.aggregates(
                        AggregateKind.of(
                                Topic.CONSORTIA,
                                Consortium.class,
                                consortium -> Map.of("owner", consortium.owner())));
    }

    /// Looks at all matches of the need again: whatever came before, the result is the same.
    public Mono<Void> follow(Match match, Envelope<?> because) {
        return Flux.just(match.first(), match.second())
                .filter(side -> side.part() != null)
                .concatMap(side -> follow(side.subject(), because))
                .then();
    }

    private Mono<Void> follow(String posting, Envelope<?> because) {
        return postings.find(posting)
                .zipWith(
                        matches.some(Filters.eq("keys.subjects", posting), MOST)
                                .map(Versioned::state)
                                .collectList())
                .map(both -> Seating.of(both.getT1().state(), both.getT2()))
                .flatMap(now -> keep(now, Cause.by(because)))
                .then();
    }

    private Mono<Versioned<Consortium>> keep(Consortium now, Cause cause) {
        return consortia.createOrChange(
                now.id(), Seating.first(now), before -> Seating.next(before, now), cause);
    }

    /// Nobody has been found yet when there is none.
    Mono<Consortium> of(Posting posting) {
        return consortia
                .find(posting.id())
                .map(Versioned::state)
                .defaultIfEmpty(Seating.of(posting, List.of()));
    }
}
