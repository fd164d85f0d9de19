package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Change;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchVoided;
import io.qiao.matchmaking.engine.Rule;
import io.qiao.matchmaking.negotiation.Timetable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// When an open match cannot stand any more, and what becomes of it.
final class Retraction {
    private Retraction() {}

    /// Why the match cannot stand, as far as its sides and the rules tell.
    ///
    /// @param firstIsOpen whether the first side is still there; the other likewise
    /// @param broken the rules that the pair breaks now
    static Optional<Match.Ending> because(
            Match match, boolean firstIsOpen, boolean secondIsOpen, Set<Rule> broken) {
        if (!firstIsOpen) {
            return gone(match.first()).filter(each -> mayEnd(match, each));
        }
        if (!secondIsOpen) {
            return gone(match.second()).filter(each -> mayEnd(match, each));
        }
        return Arrays.stream(Rule.values())
                .filter(broken::contains)
                .flatMap(rule -> cause(rule).stream())
                .map(cause -> new Match.Ending(null, cause, ""))
                .filter(each -> mayEnd(match, each))
                .findFirst();
    }

    private static Optional<Match.Ending> gone(Match.Side side) {
        return Optional.of(
                new Match.Ending(
                        side.organizations().stream().findFirst().orElse(null),
                        side.kind() == Match.SubjectKind.MEMBER
                                ? Match.Ending.Cause.MEMBER_LEFT
                                : Match.Ending.Cause.SUBJECT_CLOSED,
                        ""));
    }

    private static Optional<Match.Ending.Cause> cause(Rule rule) {
        return switch (rule) {
            case EXPIRED -> Optional.of(Match.Ending.Cause.SUBJECT_CLOSED);
            case VISIBILITY -> Optional.of(Match.Ending.Cause.MEMBER_LEFT);
            case BLOCKED -> Optional.of(Match.Ending.Cause.BLOCKED);
            case CAPACITY -> Optional.of(Match.Ending.Cause.CAPACITY);
            case KIND, OWN -> Optional.empty();
        };
    }

    /// Two sides that have accepted each other go on, though the posting is closed or full: that
    /// may be because of them.
    private static boolean mayEnd(Match match, Match.Ending ending) {
        return match.stage() != Match.Stage.ACCEPTED
                || ending.cause() == Match.Ending.Cause.BLOCKED
                || ending.cause() == Match.Ending.Cause.UNREPRESENTED
                || ending.cause() == Match.Ending.Cause.MEMBER_LEFT;
    }

    /// Nothing changes for one that has ended.
    static Change<Match> voided(Match before, Match.Ending ending, Instant now) {
        if (!before.stage().isOpen() || !mayEnd(before, ending)) {
            return Change.of(before);
        }
        Match after =
                before.at(
                        Match.Stage.VOID,
                        before.interested(),
                        before.times() == null ? null : Timetable.settled(before.times(), now),
                        told(ending),
                        before.meeting(),
                        null);
        return Change.of(after, new MatchVoided(after));
    }

    /// Who is blocked does not learn of it.
    private static Match.Ending told(Match.Ending ending) {
        return ending.cause() == Match.Ending.Cause.BLOCKED
                ? new Match.Ending(null, Match.Ending.Cause.NO_LONGER_FITS, "")
                : ending;
    }
}
