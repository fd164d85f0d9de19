package io.qiao.matchmaking.posting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.matchmaking.Posting;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Who may see which posting: its owner, the members of the alliances it names, and everybody when
/// it names none.
@Component
class PostingVisibility {
    private final Standing standing;

    PostingVisibility(Standing standing) {
        this.standing = standing;
    }

    boolean maySee(Caller caller, Posting posting) {
        return posting.alliances().isEmpty()
                || standing.represents(caller, posting.owner())
                || posting.alliances().stream().anyMatch(alliancesOf(caller)::contains);
    }

    /// Those open postings that the caller may see.
    Bson openTo(Caller caller) {
        return and(
                eq("keys.status", Posting.Status.OPEN.name()),
                or(
                        eq("keys.public", true),
                        in("keys.owner", standing.organizationsOf(caller)),
                        in("keys.alliances", alliancesOf(caller))));
    }

    private Set<String> alliancesOf(Caller caller) {
        return standing.organizationsOf(caller).stream()
                .flatMap(each -> standing.alliancesOf(each).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// @throws Refused unless the caller acts for the owner, and the owner is a member of each
    ///     alliance that the posting names
    void requireAuthor(Caller caller, Posting posting) {
        standing.requireRepresentative(caller, posting.owner());
        if (!standing.alliancesOf(posting.owner()).containsAll(posting.alliances())) {
            throw Refused.field("alliances", "member", "must be alliances of the owner");
        }
    }
}
