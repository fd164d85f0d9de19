package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a match.
public sealed interface MatchEvent extends Event {
    /// The match as it is after the event.
    Match match();

    /// The pair is proposed to both sides, for the first time or once more.
    @EventType("io.qiao.matchmaking.match-proposed")
    record MatchProposed(Match match) implements MatchEvent {}

    /// What speaks for an open match has changed with what one side says, or one more person
    /// speaks for a side that is interested already.
    @EventType("io.qiao.matchmaking.match-revised")
    record MatchRevised(Match match) implements MatchEvent {}

    /// @param organization who is interested
    @EventType("io.qiao.matchmaking.interest-expressed")
    record InterestExpressed(Match match, String organization) implements MatchEvent {}

    /// Both sides are interested: they may have each other's contact details.
    ///
    /// @param organization who was the second to say so
    @EventType("io.qiao.matchmaking.match-accepted")
    record MatchAccepted(Match match, String organization) implements MatchEvent {}

    /// @param organization who declined
    @EventType("io.qiao.matchmaking.match-declined")
    record MatchDeclined(Match match, String organization) implements MatchEvent {}

    /// One side goes back on its interest.
    ///
    /// @param organization who did
    @EventType("io.qiao.matchmaking.match-withdrawn")
    record MatchWithdrawn(Match match, String organization) implements MatchEvent {}

    /// One side is gone or does not fit any more; [Match.Ending] tells which and why.
    @EventType("io.qiao.matchmaking.match-voided")
    record MatchVoided(Match match) implements MatchEvent {}

    /// Nobody moved in time.
    @EventType("io.qiao.matchmaking.match-expired")
    record MatchExpired(Match match) implements MatchEvent {}

    /// It will expire soon unless somebody moves.
    @EventType("io.qiao.matchmaking.match-reminded")
    record MatchReminded(Match match) implements MatchEvent {}

    /// @param organization who proposes to meet
    @EventType("io.qiao.matchmaking.meeting-proposed")
    record MeetingProposed(Match match, String organization) implements MatchEvent {}

    /// @param organization who will come, or will not
    @EventType("io.qiao.matchmaking.meeting-answered")
    record MeetingAnswered(Match match, String organization) implements MatchEvent {}

    /// @param organization who says what came of it
    @EventType("io.qiao.matchmaking.match-concluded")
    record MatchConcluded(Match match, String organization) implements MatchEvent {}
}
