package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a match.
public sealed interface MatchEvent extends Event {
    /// The match as it is after the event.
    Match match();

    @EventType("io.qiao.matchmaking.match-proposed")
    record MatchProposed(Match match) implements MatchEvent {}

    /// @param organization who is interested
    @EventType("io.qiao.matchmaking.interest-expressed")
    record InterestExpressed(Match match, String organization) implements MatchEvent {}

    /// Both sides are interested: they may have each other's contact details.
    ///
    /// @param organization who was the second to say so
    @EventType("io.qiao.matchmaking.match-accepted")
    record MatchAccepted(Match match, String organization) implements MatchEvent {}

    /// @param organization who declined
    /// @param reason in their words, for the other side
    @EventType("io.qiao.matchmaking.match-declined")
    record MatchDeclined(Match match, String organization, String reason) implements MatchEvent {}
}
