package io.qiao.matchmaking.posting;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent.PostingClosed;
import io.qiao.contracts.matchmaking.PostingEvent.PostingExpired;
import io.qiao.contracts.matchmaking.PostingEvent.PostingPublished;
import io.qiao.contracts.matchmaking.PostingEvent.PostingRevised;
import java.time.Instant;
import java.util.Locale;

/// What a posting decides.
final class Postings {
    private Postings() {}

    static Change<Posting> publish(Posting posting) {
        return Change.of(posting, new PostingPublished(posting));
    }

    static Change<Posting> revise(Posting before, Posting after) {
        requireOpen(before);
        if (!before.owner().equals(after.owner())) {
            throw Refused.field("owner", "unchanged", "cannot be changed");
        }
        if (before.kind() != after.kind()) {
            throw Refused.field("kind", "unchanged", "cannot be changed");
        }
        return Change.of(after, new PostingRevised(after));
    }

    static Change<Posting> close(Posting before) {
        requireOpen(before);
        return close(before, PostingClosed.Cause.OWNER);
    }

    /// Nobody acts for its owner any more; nothing changes for one that is not open.
    static Change<Posting> abandon(Posting before) {
        return before.status() == Posting.Status.OPEN
                ? close(before, PostingClosed.Cause.UNREPRESENTED)
                : Change.of(before);
    }

    private static Change<Posting> close(Posting before, PostingClosed.Cause cause) {
        Posting closed = before.in(Posting.Status.CLOSED);
        return Change.of(closed, new PostingClosed(closed, cause));
    }

    static Change<Posting> expire(Posting before, Instant now) {
        requireOpen(before);
        if (before.validUntil().isAfter(now)) {
            throw Refused.conflict("posting.valid", "The posting is still valid.");
        }
        Posting expired = before.in(Posting.Status.EXPIRED);
        return Change.of(expired, new PostingExpired(expired));
    }

    private static void requireOpen(Posting posting) {
        if (posting.status() != Posting.Status.OPEN) {
            throw Refused.conflict(
                    "posting.not-open",
                    "The posting is " + posting.status().name().toLowerCase(Locale.ROOT) + ".");
        }
    }
}
