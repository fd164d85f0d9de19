package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.matchmaking.Match;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the partners of a subject and proposes the best ten.
final class Matcher {
    private static final int CANDIDATES = 200;
    private static final int PROPOSALS = 10;

    private final MatchIndex index;
    private final Rules rules;
    private final Standing standing;
    private final Clock clock;

    Matcher(MatchIndex index, Standing standing, Clock clock) {
        this.index = index;
        this.rules = new Rules(standing);
        this.standing = standing;
        this.clock = clock;
    }

    /// The matches of a subject, best first; none when it is not open any more.
    List<Match> matches(String subject) {
        return index.subject(subject).map(this::matches).orElse(List.of());
    }

    private List<Match> matches(Subject subject) {
        Instant now = clock.instant();
        return index
                .candidates(
                        subject,
                        alliances(subject),
                        other -> rules.allow(subject, other, now),
                        CANDIDATES)
                .stream()
                .filter(candidate -> candidate.score() >= Score.THRESHOLD)
                .sorted(Comparator.comparingDouble(MatchIndex.Candidate::score).reversed())
                .limit(PROPOSALS)
                .map(candidate -> match(subject, candidate))
                .toList();
    }

    private Set<String> alliances(Subject subject) {
        return subject.organizations().stream()
                .flatMap(each -> standing.alliancesOf(each).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// One match for each pair, whichever side was first.
    private static Match match(Subject subject, MatchIndex.Candidate candidate) {
        String other = candidate.subject().id();
        boolean inOrder = subject.id().compareTo(other) < 0;
        return Match.proposed(
                inOrder
                        ? Ids.of("match", subject.id(), other)
                        : Ids.of("match", other, subject.id()),
                subject.side(),
                candidate.subject().side(),
                candidate.score(),
                candidate.reasons());
    }
}
