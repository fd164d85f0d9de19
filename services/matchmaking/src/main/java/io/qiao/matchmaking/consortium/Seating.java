package io.qiao.matchmaking.consortium;

import io.qiao.chassis.aggregate.Change;
import io.qiao.contracts.matchmaking.Consortium;
import io.qiao.contracts.matchmaking.ConsortiumEvent.ConsortiumChanged;
import io.qiao.contracts.matchmaking.ConsortiumEvent.ConsortiumCompleted;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.ResourceCategory;
import java.util.Comparator;
import java.util.List;

/// Who could meet each part of a need.
final class Seating {
    private Seating() {}

    /// @param matches all that were ever proposed for the posting
    static Consortium of(Posting posting, List<Match> matches) {
        return new Consortium(
                posting.id(),
                posting.owner(),
                posting.title(),
                posting.parts().stream()
                        .map(part -> seat(posting, part.category(), matches))
                        .toList());
    }

    private static Consortium.Seat seat(
            Posting posting, ResourceCategory part, List<Match> matches) {
        return new Consortium.Seat(
                part,
                matches.stream()
                        .filter(Seating::isAlive)
                        .filter(match -> sideOf(posting, match).part() == part)
                        .sorted(
                                Comparator.comparingDouble(Match::score)
                                        .reversed()
                                        .thenComparing(Match::id))
                        .map(match -> candidate(posting, match))
                        .toList());
    }

    private static boolean isAlive(Match match) {
        return match.stage().isOpen() || match.stage() == Match.Stage.CONCLUDED;
    }

    private static Match.Side sideOf(Posting posting, Match match) {
        return match.first().subject().equals(posting.id()) ? match.first() : match.second();
    }

    private static Consortium.Candidate candidate(Posting posting, Match match) {
        Match.Side partner =
                match.first().subject().equals(posting.id()) ? match.second() : match.first();
        return new Consortium.Candidate(
                match.id(), partner.organizations().stream().findFirst().orElse(""), match.score());
    }

    /// Nothing when nobody came or left.
    static Change<Consortium> next(Consortium before, Consortium now) {
        if (before.equals(now)) {
            return Change.of(before);
        }
        return Change.of(
                now,
                now.completed() && !before.completed()
                        ? new ConsortiumCompleted(now)
                        : new ConsortiumChanged(now));
    }

    static Change<Consortium> first(Consortium now) {
        return Change.of(
                now, now.completed() ? new ConsortiumCompleted(now) : new ConsortiumChanged(now));
    }
}
