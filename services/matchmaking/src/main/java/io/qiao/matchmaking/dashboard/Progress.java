package io.qiao.matchmaking.dashboard;

import io.qiao.contracts.matchmaking.Match;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far one posting has come.
///
/// @param firstMatch when it was first matched; absent when never
/// @param firstAcceptance when a match of it was first accepted; absent when never
/// @param projects the signed projects that came of it
record Progress(
        boolean interested,
        boolean concluded,
        @Nullable Instant firstMatch,
        @Nullable Instant firstAcceptance,
        Set<String> projects) {
    static final Progress NONE = new Progress(false, false, null, null, Set.of());

    /// That of every posting that has a match.
    static Map<String, Progress> of(Collection<Match> matches) {
        Map<String, Progress> progress = new HashMap<>();
        for (Match match : matches) {
            Progress reached = of(match);
            Stream.of(match.first().subject(), match.second().subject())
                    .forEach(each -> progress.merge(each, reached, Progress::and));
        }
        return progress;
    }

    private static Progress of(Match match) {
        Match.Times times = match.times();
        Match.Conclusion conclusion = match.conclusion();
        boolean deal =
                conclusion != null && conclusion.outcome() != Match.Conclusion.Outcome.NO_DEAL;
        return new Progress(
                times != null && times.interested() != null,
                deal,
                times == null ? null : times.proposed(),
                times == null ? null : times.accepted(),
                conclusion == null || conclusion.project() == null
                        ? Set.of()
                        : Set.of(conclusion.project()));
    }

    private Progress and(Progress other) {
        Set<String> all = new HashSet<>(projects);
        all.addAll(other.projects);
        return new Progress(
                interested || other.interested,
                concluded || other.concluded,
                earlier(firstMatch, other.firstMatch),
                earlier(firstAcceptance, other.firstAcceptance),
                all);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
