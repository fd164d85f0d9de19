package io.qiao.matchmaking.negotiation;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.InterestExpressed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchDeclined;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the two sides answer a match.
final class Answers {
    private Answers() {}

    /// Nothing changes for who said so already.
    static Change<Match> interest(Match before, String organization) {
        requireOpen(before);
        if (before.interested().contains(organization)) {
            return Change.of(before);
        }
        List<String> interested = new ArrayList<>(before.interested());
        interested.add(organization);
        boolean both = isAmong(before.first(), interested) && isAmong(before.second(), interested);
        Match after =
                with(before, both ? Match.Stage.ACCEPTED : Match.Stage.INTERESTED, interested);
        return Change.of(
                after,
                both
                        ? new MatchAccepted(after, organization)
                        : new InterestExpressed(after, organization));
    }

    static Change<Match> decline(Match before, String organization, String reason) {
        requireOpen(before);
        Match after = with(before, Match.Stage.DECLINED, before.interested());
        return Change.of(after, new MatchDeclined(after, organization, reason));
    }

    private static void requireOpen(Match match) {
        if (match.stage() == Match.Stage.ACCEPTED || match.stage() == Match.Stage.DECLINED) {
            throw Refused.conflict(
                    "match.settled",
                    "The match is " + match.stage().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private static boolean isAmong(Match.Side side, List<String> organizations) {
        return side.organizations().stream().anyMatch(organizations::contains);
    }

    private static Match with(Match before, Match.Stage stage, List<String> interested) {
        return new Match(
                before.id(),
                before.first(),
                before.second(),
                before.score(),
                before.reasons(),
                stage,
                interested);
    }
}
