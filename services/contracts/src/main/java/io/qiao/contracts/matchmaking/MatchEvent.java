package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a match.
public sealed interface MatchEvent extends Event {
    /// The match as it is after the event.
    Match match();

    @EventType("io.qiao.matchmaking.match-proposed")
    record MatchProposed(Match match) implements MatchEvent {}
}
