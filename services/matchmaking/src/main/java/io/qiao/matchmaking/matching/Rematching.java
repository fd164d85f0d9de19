package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Change;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchRevised;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What becomes of a match when its pair is found once more.
final class Rematching {
    private static final double NOTICEABLE = 0.1;

    private Rematching() {}

    /// @param now the pair as it looks now, its sides in any order
    static Change<Match> again(Match before, Match now) {
        Match found = now.first().subject().equals(before.first().subject()) ? now : swapped(now);
        return switch (before.stage()) {
            case PROPOSED, INTERESTED ->
                    isWorthTelling(before, found) ? revised(before, found) : Change.of(before);
            case ACCEPTED, CONCLUDED -> Change.of(before);
            case DECLINED, WITHDRAWN ->
                    hasChangedInWhatWasRefused(before, found)
                            ? proposedAgain(before, found)
                            : Change.of(before);
            case EXPIRED ->
                    differs(before, found, Match.Footprint::text)
                            ? proposedAgain(before, found)
                            : Change.of(before);
            case VOID -> proposedAgain(before, found);
        };
    }

    /// What one side says has changed, or what is known by now makes it another match: such as
    /// what the texts mean.
    private static boolean isWorthTelling(Match before, Match now) {
        return !Objects.equals(before.first().footprint(), now.first().footprint())
                || !Objects.equals(before.second().footprint(), now.second().footprint())
                || Math.abs(before.score() - now.score()) >= NOTICEABLE;
    }

    private static boolean hasChangedInWhatWasRefused(Match before, Match now) {
        if (before.ending() == null) {
            return false;
        }
        return switch (before.ending().cause()) {
            case CONTENT -> differs(before, now, Match.Footprint::text);
            case BUDGET -> differs(before, now, Match.Footprint::budget);
            case REGION -> differs(before, now, Match.Footprint::region);
            case TIME -> differs(before, now, Match.Footprint::time);
            case CAPACITY -> differs(before, now, Match.Footprint::capacity);
            case PARTNER, SUBJECT_CLOSED, MEMBER_LEFT, BLOCKED, NO_LONGER_FITS, UNREPRESENTED ->
                    false;
        };
    }

    private static boolean differs(
            Match before, Match now, Function<Match.Footprint, String> facet) {
        return differs(before.first(), now.first(), facet)
                || differs(before.second(), now.second(), facet);
    }

    private static boolean differs(
            Match.Side before, Match.Side now, Function<Match.Footprint, String> facet) {
        return before.footprint() != null
                && now.footprint() != null
                && !facet.apply(before.footprint()).equals(facet.apply(now.footprint()));
    }

    private static Change<Match> revised(Match before, Match now) {
        Match after =
                new Match(
                        before.id(),
                        now.first(),
                        now.second(),
                        now.score(),
                        now.reasons(),
                        before.stage(),
                        before.interested(),
                        before.speakers(),
                        before.round(),
                        before.times(),
                        before.broker(),
                        null,
                        before.meeting(),
                        null,
                        before.story());
        return Change.of(after, new MatchRevised(after));
    }

    private static Change<Match> proposedAgain(Match before, Match now) {
        Match after =
                new Match(
                        before.id(),
                        now.first(),
                        now.second(),
                        now.score(),
                        now.reasons(),
                        Match.Stage.PROPOSED,
                        List.of(),
                        List.of(),
                        before.round() + 1,
                        now.times(),
                        null,
                        null,
                        null,
                        null,
                        now.story());
        return Change.of(after, new MatchProposed(after));
    }

    private static Match swapped(Match match) {
        Match turned = turned(match);
        return match.story() == null ? turned : turned.within(match.story());
    }

    private static Match turned(Match match) {
        return Match.proposed(
                match.id(),
                /* first= */ match.second(),
                /* second= */ match.first(),
                match.score(),
                match.reasons().stream().map(Rematching::swapped).toList(),
                Objects.requireNonNull(match.times()));
    }

    private static Match.Reason swapped(Match.Reason reason) {
        Match.Reason.Code code =
                switch (reason.code()) {
                    case SERVES_FIRST -> Match.Reason.Code.SERVES_SECOND;
                    case SERVES_SECOND -> Match.Reason.Code.SERVES_FIRST;
                    default -> reason.code();
                };
        return new Match.Reason(code, reason.weight(), reason.second(), reason.first());
    }
}
