package io.qiao.matchmaking.posting;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.security.Standing;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Posting;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Closes what an organization posted when nobody acts for it any more.
///
/// A posting may be accepted in the very moment in which the last one leaves. So both are asked
/// about: whichever of the two events is heard later finds what the other one told.
@Component
public class Abandonment {
    private static final int ALL = 100_000;

    private final Aggregates<Posting> postings;
    private final Standing standing;

    Abandonment(@Qualifier("postings") Aggregates<Posting> postings, Standing standing) {
        this.postings = postings;
        this.standing = standing;
    }

    /// Goes on with a posting, or closes it when it is known that nobody acts for its owner any
    /// more. To be asked when all that was told before is known.
    ///
    /// @param further what follows from one that somebody acts for
    public Mono<Void> unless(Posting posting, Cause cause, Supplier<Mono<Void>> further) {
        return standing.isOrganization(posting.owner()) && !standing.isRepresented(posting.owner())
                ? of(posting.owner(), cause)
                : further.get();
    }

    /// May be repeated.
    public Mono<Void> of(String organization, Cause cause) {
        return postings.some(Filters.eq("keys.openOf", organization), ALL)
                .concatMap(found -> postings.change(found.id(), Postings::abandon, cause))
                .then();
    }
}
