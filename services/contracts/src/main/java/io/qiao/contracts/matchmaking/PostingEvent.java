package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a posting.
public sealed interface PostingEvent extends Event {
    /// The posting as it is after the event.
    Posting posting();

    @EventType("io.qiao.matchmaking.posting-published")
    record PostingPublished(Posting posting) implements PostingEvent {}

    @EventType("io.qiao.matchmaking.posting-revised")
    record PostingRevised(Posting posting) implements PostingEvent {}

    /// @param cause why it was closed
    @EventType("io.qiao.matchmaking.posting-closed")
    record PostingClosed(Posting posting, Cause cause) implements PostingEvent {
        /// Who or what closed it.
        public enum Cause {
            /// Its owner did.
            OWNER,
            /// Nobody acts for its owner any more.
            UNREPRESENTED
        }
    }

    @EventType("io.qiao.matchmaking.posting-expired")
    record PostingExpired(Posting posting) implements PostingEvent {}
}
