package io.qiao.matchmaking.posting;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Posting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Closes what an organization posted when nobody acts for it any more.
@Component
public class Abandonment {
    private static final int ALL = 100_000;

    private final Aggregates<Posting> postings;

    Abandonment(@Qualifier("postings") Aggregates<Posting> postings) {
        this.postings = postings;
    }

    /// May be repeated.
    public Mono<Void> of(String organization, Cause cause) {
        return postings.some(
                        Filters.and(
                                Filters.eq("keys.owner", organization),
                                Filters.eq("keys.status", Posting.Status.OPEN.name())),
                        ALL)
                .concatMap(found -> postings.change(found.id(), Postings::abandon, cause))
                .then();
    }
}
