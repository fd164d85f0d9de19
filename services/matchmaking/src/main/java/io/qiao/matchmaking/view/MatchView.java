package io.qiao.matchmaking.view;

import io.qiao.contracts.matchmaking.Match;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A match as it is answered over HTTP: all of [Match] but the accounts of those who speak for its
/// sides. Whom to talk to is told by identity, once the match is accepted.
///
/// @param unverified the organizations of both sides that nobody answers for
/// @param score from 0 to 1
/// @param interested the organizations that said they are interested
public record MatchView(
        String id,
        Match.Side first,
        Match.Side second,
        List<String> unverified,
        double score,
        List<Match.Reason> reasons,
        Match.Stage stage,
        List<String> interested,
        int round,
        Match.@Nullable Times times,
        Match.@Nullable Broker broker,
        Match.@Nullable Ending ending,
        Match.@Nullable Meeting meeting,
        Match.@Nullable Conclusion conclusion,
        @Nullable String story) {

    /// @param verified whether somebody answers for an organization
    public static MatchView of(Match match, Predicate<String> verified) {
        return new MatchView(
                match.id(),
                match.first(),
                match.second(),
                Stream.of(match.first(), match.second())
                        .flatMap(side -> side.organizations().stream())
                        .filter(verified.negate())
                        .toList(),
                match.score(),
                match.reasons(),
                match.stage(),
                match.interested(),
                match.round(),
                match.times(),
                match.broker(),
                match.ending(),
                match.meeting(),
                match.conclusion(),
                match.story());
    }
}
