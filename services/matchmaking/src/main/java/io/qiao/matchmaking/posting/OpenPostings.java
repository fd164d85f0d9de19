package io.qiao.matchmaking.posting;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Posting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// How many postings an organization may have open at the same time, whoever made them: each of
/// them is matched with all others.
///
/// It is counted, not booked: requests side by side may all find the last place free, so that an
/// organization may exceed it by as many as it sends at once.
@Component
class OpenPostings {
    private final Aggregates<Posting> postings;
    private final int most;

    OpenPostings(
            @Qualifier("postings") Aggregates<Posting> postings,
            @Value("${qiao.quotas.open-postings}") int most) {
        this.postings = postings;
        this.most = most;
    }

    /// Looks for a place, unless it is the repetition of what was made already.
    ///
    /// @param there the posting that was made, or empty
    /// @throws Refused when there is none
    Mono<Void> requireRoom(String owner, Mono<?> there) {
        return there.hasElement()
                .flatMap(made -> made ? Mono.just(0L) : open(owner))
                .flatMap(open -> open < most ? Mono.empty() : Mono.error(this::full));
    }

    /// Reads no more of the index of open postings than there may be.
    private Mono<Long> open(String owner) {
        return postings.count(Filters.eq("keys.openOf", owner), most);
    }

    private Refused full() {
        return Refused.conflict(
                "quota.open-postings",
                ("An organization has at the most %d postings open at the same time;"
                                + " close one that is no longer needed.")
                        .formatted(most));
    }
}
