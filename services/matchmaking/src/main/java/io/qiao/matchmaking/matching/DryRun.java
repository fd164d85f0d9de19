package io.qiao.matchmaking.matching;

import io.qiao.matchmaking.engine.Candidate;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Subject;
import io.qiao.matchmaking.engine.Weights;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What other weights would have proposed for past subjects. Nobody is told.
final class DryRun {
    private static final int MOST = 1_000;

    private final MatchIndex index;
    private final Matcher matcher;
    private final Clock clock;

    DryRun(MatchIndex index, Matcher matcher, Clock clock) {
        this.index = index;
        this.matcher = matcher;
        this.clock = clock;
    }

    /// Costs two matches for each open subject of those days, 1,000 at the most, the newest first.
    Outcome of(Weights weights, int days) {
        Instant since = clock.instant().minus(Duration.ofDays(days));
        List<Subject> past =
                index.subjects()
                        .filter(each -> isSince(each, since))
                        .sorted(
                                Comparator.comparing(DryRun::published)
                                        .reversed()
                                        .thenComparing(Subject::id))
                        .limit(MOST)
                        .toList();
        Map<String, Integer> gained = new TreeMap<>();
        Map<String, Integer> lost = new TreeMap<>();
        for (Subject subject : past) {
            Set<Subject> now = partners(subject, matcher.weights());
            Set<Subject> then = partners(subject, weights);
            count(then, now, gained);
            count(now, then, lost);
        }
        return new Outcome(past.size(), changes(gained), changes(lost));
    }

    private static boolean isSince(Subject subject, Instant since) {
        return subject.facts().since() != null && subject.facts().since().isAfter(since);
    }

    private static Instant published(Subject subject) {
        return subject.facts().since() == null ? Instant.EPOCH : subject.facts().since();
    }

    private Set<Subject> partners(Subject subject, Weights weights) {
        return matcher.best(subject, weights).stream()
                .map(Candidate::subject)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void count(Set<Subject> these, Set<Subject> those, Map<String, Integer> by) {
        these.stream()
                .filter(each -> !those.contains(each))
                .flatMap(each -> each.organizations().stream())
                .forEach(each -> by.merge(each, 1, Integer::sum));
    }

    private static List<Outcome.Changed> changes(Map<String, Integer> by) {
        return by.entrySet().stream()
                .map(each -> new Outcome.Changed(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(Outcome.Changed::proposals).reversed())
                .toList();
    }

    /// @param subjects how many were looked at
    /// @param gain organizations that would be proposed more often; lose: less often
    record Outcome(int subjects, List<Changed> gain, List<Changed> lose) {
        record Changed(String organization, int proposals) {}
    }
}
