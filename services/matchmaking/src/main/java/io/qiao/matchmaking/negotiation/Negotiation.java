package io.qiao.matchmaking.negotiation;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.InterestExpressed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchConcluded;
import io.qiao.contracts.matchmaking.MatchEvent.MatchDeclined;
import io.qiao.contracts.matchmaking.MatchEvent.MatchExpired;
import io.qiao.contracts.matchmaking.MatchEvent.MatchReminded;
import io.qiao.contracts.matchmaking.MatchEvent.MatchRevised;
import io.qiao.contracts.matchmaking.MatchEvent.MatchWithdrawn;
import io.qiao.contracts.matchmaking.MatchEvent.MeetingAnswered;
import io.qiao.contracts.matchmaking.MatchEvent.MeetingProposed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the two sides of a match come to a deal, or do not.
final class Negotiation {
    /// That one organization may write about a match.
    static final int MOST_MESSAGES = 1_000;

    private Negotiation() {}

    /// Nothing changes for who said so already. Somebody else of the same organization joins, even
    /// when the match is accepted: the other side is given the contact details of both.
    ///
    /// @param account who says so
    static Change<Match> interest(Match before, String organization, String account, Instant now) {
        if (before.stage().isOpen() && before.interested().contains(organization)) {
            return joined(before, before.spokenForBy(organization, account));
        }
        require(before, Match.Stage.PROPOSED, Match.Stage.INTERESTED);
        return first(before.spokenForBy(organization, account), organization, now);
    }

    private static Change<Match> joined(Match before, Match after) {
        return after.equals(before) ? Change.of(before) : Change.of(after, new MatchRevised(after));
    }

    private static Change<Match> first(Match before, String organization, Instant now) {
        List<String> interested = new ArrayList<>(before.interested());
        interested.add(organization);
        boolean both = isAmong(before.first(), interested) && isAmong(before.second(), interested);
        Match.Times times = times(before, now);
        Match after =
                before.at(
                        both ? Match.Stage.ACCEPTED : Match.Stage.INTERESTED,
                        interested,
                        both ? Timetable.accepted(times, now) : Timetable.interested(times, now),
                        null,
                        null,
                        null);
        return Change.of(
                after,
                both
                        ? new MatchAccepted(after, organization)
                        : new InterestExpressed(after, organization));
    }

    static Change<Match> decline(Match before, Match.Ending ending, Instant now) {
        require(before, Match.Stage.PROPOSED, Match.Stage.INTERESTED);
        Match after = ended(before, Match.Stage.DECLINED, ending, now);
        return Change.of(after, new MatchDeclined(after, String.valueOf(ending.organization())));
    }

    /// For who was interested, or had accepted.
    static Change<Match> withdraw(Match before, Match.Ending ending, Instant now) {
        require(before, Match.Stage.INTERESTED, Match.Stage.ACCEPTED);
        String organization = String.valueOf(ending.organization());
        if (!isAmong(before.sideOf(organization), before.interested())) {
            throw Refused.conflict(
                    "match.not-interested", "Your side has not said that it is interested.");
        }
        Match after = ended(before, Match.Stage.WITHDRAWN, ending, now);
        return Change.of(after, new MatchWithdrawn(after, organization));
    }

    /// A new proposal takes the place of an earlier one.
    static Change<Match> proposeToMeet(Match before, Match.Meeting meeting) {
        require(before, Match.Stage.ACCEPTED);
        Match after = meeting(before, meeting);
        return Change.of(after, new MeetingProposed(after, meeting.by()));
    }

    static Change<Match> answerMeeting(Match before, String organization, boolean coming) {
        require(before, Match.Stage.ACCEPTED);
        Match.Meeting meeting = before.meeting();
        if (meeting == null || meeting.answer() != null) {
            throw Refused.conflict("meeting.none", "No meeting waits for an answer.");
        }
        if (before.sideOf(meeting.by()).equals(before.sideOf(organization))) {
            throw Refused.conflict("meeting.own", "The other side is to answer.");
        }
        Match after =
                meeting(
                        before,
                        new Match.Meeting(
                                meeting.by(),
                                meeting.startsAt(),
                                meeting.endsAt(),
                                meeting.place(),
                                coming));
        return Change.of(after, new MeetingAnswered(after, organization));
    }

    static Change<Match> conclude(Match before, Match.Conclusion conclusion, Instant now) {
        require(before, Match.Stage.ACCEPTED);
        Match after =
                before.at(
                        Match.Stage.CONCLUDED,
                        before.interested(),
                        Timetable.settled(times(before, now), now),
                        null,
                        before.meeting(),
                        conclusion);
        return Change.of(after, new MatchConcluded(after, conclusion.by()));
    }

    /// What time does to an open match: reminds both sides, then ends it.
    static Change<Match> due(Match before, Instant now) {
        Match.Times times = before.times();
        if (!before.stage().isOpen()
                || times == null
                || times.due() == null
                || times.due().isAfter(now)) {
            return Change.of(before);
        }
        if (Timetable.isOver(times, now)) {
            Match after = ended(before, Match.Stage.EXPIRED, null, now);
            return Change.of(after, new MatchExpired(after));
        }
        Match after =
                before.at(
                        before.stage(),
                        before.interested(),
                        Timetable.reminded(times, now),
                        null,
                        before.meeting(),
                        null);
        return Change.of(after, new MatchReminded(after));
    }

    /// @throws Refused unless the two sides may write to each other
    static void requireConversation(Match match) {
        require(match, Match.Stage.INTERESTED, Match.Stage.ACCEPTED);
    }

    static void requireRoom(long messages) {
        if (messages >= MOST_MESSAGES) {
            throw Refused.conflict(
                    "messages.many",
                    "An organization may write " + MOST_MESSAGES + " messages about a match.");
        }
    }

    private static void require(Match match, Match.Stage... stages) {
        if (!List.of(stages).contains(match.stage())) {
            throw Refused.conflict(
                    "match.stage",
                    "The match is " + match.stage().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private static boolean isAmong(Match.Side side, List<String> organizations) {
        return side.organizations().stream().anyMatch(organizations::contains);
    }

    private static Match ended(
            Match before, Match.Stage stage, Match.@Nullable Ending ending, Instant now) {
        return before.at(
                stage,
                before.interested(),
                Timetable.settled(times(before, now), now),
                ending,
                before.meeting(),
                null);
    }

    private static Match meeting(Match before, Match.Meeting meeting) {
        return before.at(before.stage(), before.interested(), before.times(), null, meeting, null);
    }

    /// Matches of the first version did not tell when they were made.
    private static Match.Times times(Match match, Instant now) {
        return match.times() == null ? Timetable.proposed(now) : match.times();
    }
}
