package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent;
import io.qiao.contracts.matchmaking.PostingEvent.PostingClosed;
import io.qiao.contracts.matchmaking.PostingEvent.PostingExpired;
import io.qiao.contracts.matchmaking.PostingEvent.PostingPublished;
import io.qiao.contracts.matchmaking.PostingEvent.PostingRevised;
import io.qiao.matchmaking.interest.Interests;
import io.qiao.matchmaking.posting.Abandonment;
import reactor.core.publisher.Mono;

/// What follows for matches when a posting changes.
final class PostingChanges {
    private final ProposeMatches propose;
    private final Recheck recheck;
    private final Interests interests;
    private final Abandonment abandonment;

    PostingChanges(
            ProposeMatches propose, Recheck recheck, Interests interests, Abandonment abandonment) {
        this.propose = propose;
        this.recheck = recheck;
        this.interests = interests;
        this.abandonment = abandonment;
    }

    Mono<Void> handle(Envelope<PostingEvent> envelope) {
        return switch (envelope.event()) {
            case PostingPublished published -> match(published.posting(), envelope);
            case PostingRevised revised ->
                    recheck.ofSubject(revised.posting().id(), envelope)
                            .then(match(revised.posting(), envelope));
            case PostingClosed closed -> recheck.ofSubject(closed.posting().id(), envelope);
            case PostingExpired expired -> recheck.ofSubject(expired.posting().id(), envelope);
        };
    }

    private Mono<Void> match(Posting posting, Envelope<?> because) {
        propose.reach();
        return abandonment.unless(
                posting,
                Cause.by(because),
                () -> propose.now(posting.id(), because).then(interests.meet(posting, because)));
    }
}
