package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.matchmaking.engine.Candidate;
import io.qiao.matchmaking.engine.History;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Rule;
import io.qiao.matchmaking.engine.Rules;
import io.qiao.matchmaking.engine.Subject;
import io.qiao.matchmaking.engine.Terms;
import io.qiao.matchmaking.engine.Weights;
import io.qiao.matchmaking.exchange.Exchanges;
import io.qiao.matchmaking.negotiation.Timetable;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the partners of a subject and proposes the best ten. Among them those that got many
/// proposals this week come last, so that they yield their place to others that fit.
final class Matcher {
    private static final int PROPOSALS = 10;
    private static final int MANY = 20;

    private final MatchIndex index;
    private final Subjects subjects;
    private final Exchanges exchanges;
    private final History history;
    private final Rules rules;
    private final Weights weights;
    private final Clock clock;

    Matcher(
            MatchIndex index,
            Subjects subjects,
            Exchanges exchanges,
            History history,
            Weights weights,
            Clock clock) {
        this.index = index;
        this.subjects = subjects;
        this.exchanges = exchanges;
        this.history = history;
        this.rules = new Rules(exchanges, history);
        this.weights = weights;
        this.clock = clock;
    }

    /// The matches of a posting with all of its parts, of a member or a project, best first; none
    /// when it is not open any more.
    List<Match> matches(String whole) {
        return subjects.of(whole).stream()
                .flatMap(each -> best(each, weights).stream().map(found -> match(each, found)))
                .toList();
    }

    /// Those that would be proposed by other weights.
    List<Candidate> best(Subject subject, Weights other) {
        return candidates(subject, other).stream()
                .filter(candidate -> candidate.score() >= other.threshold())
                .sorted(
                        Comparator.comparing(this::isOverexposed)
                                .thenComparing(
                                        Comparator.comparingDouble(Candidate::score).reversed()))
                .limit(PROPOSALS)
                .toList();
    }

    /// The same, looking in another index.
    Matcher over(MatchIndex other) {
        return new Matcher(other, subjects, exchanges, history, weights, clock);
    }

    /// The very best of a subject that are clear of the threshold.
    Stream<Match> clear(Subject subject, double times, int most) {
        return best(subject, weights).stream()
                .filter(each -> each.score() >= Math.min(1, times * weights.threshold()))
                .limit(most)
                .map(found -> match(subject, found));
    }

    /// All that the index finds, whatever their score.
    List<Candidate> candidates(Subject subject, Weights other) {
        return index.candidates(subject, index.meaning(subject.id()), terms(subject, other));
    }

    /// Open subjects that fit but for one thing: those that are full, and those that one fact
    /// keeps below the threshold. Never one that the subject's side may not see.
    List<NearMiss> nearMisses(String whole) {
        return subjects.of(whole).stream().flatMap(this::nearMisses).toList();
    }

    private Stream<NearMiss> nearMisses(Subject subject) {
        Terms lenient = terms(subject, weights, rules.without(Rule.CAPACITY));
        return index.candidates(subject, index.meaning(subject.id()), lenient).stream()
                .flatMap(found -> nearMiss(subject, found).stream())
                .sorted(Comparator.comparingDouble(NearMiss::score).reversed())
                .limit(PROPOSALS);
    }

    private Optional<NearMiss> nearMiss(Subject subject, Candidate found) {
        return criterion(subject, found)
                .map(
                        each ->
                                new NearMiss(
                                        subject.side(),
                                        found.subject().side(),
                                        found.score(),
                                        each));
    }

    /// The one that failed.
    private Optional<String> criterion(Subject subject, Candidate found) {
        if (!rules.broken(subject, found.subject(), clock.instant()).contains(Rule.CAPACITY)) {
            return found.failing(weights).map(Match.Reason.Code::name);
        }
        return found.score() >= weights.threshold()
                ? Optional.of(Rule.CAPACITY.name())
                : Optional.empty();
    }

    Weights weights() {
        return weights;
    }

    private boolean isOverexposed(Candidate candidate) {
        return candidate.subject().organizations().stream()
                .anyMatch(each -> history.proposals(each) > MANY);
    }

    private Terms terms(Subject subject, Weights other) {
        return terms(subject, other, rules);
    }

    private Terms terms(Subject subject, Weights other, Rules held) {
        return new Terms(
                other,
                held,
                history,
                exchanges.reachedBy(subject.organizations()),
                clock.instant());
    }

    /// The rules that the two sides of a match break now; empty, too, when one is not open.
    Set<Rule> broken(Match match) {
        Optional<Subject> first = index.subject(Subject.idOf(match.first()));
        Optional<Subject> second = index.subject(Subject.idOf(match.second()));
        return first.isEmpty() || second.isEmpty()
                ? Set.of()
                : rules.broken(first.get(), second.get(), clock.instant());
    }

    boolean isOpen(Match.Side side) {
        return index.subject(Subject.idOf(side)).isPresent();
    }

    /// The same pair as it looks now; empty when either side is not open.
    Optional<Match> again(Match match) {
        return index.subject(Subject.idOf(match.first()))
                .flatMap(
                        first ->
                                index.pair(
                                                first.id(),
                                                Subject.idOf(match.second()),
                                                terms(first, weights))
                                        .map(found -> match(first, found)));
    }

    /// The organizations that stand behind a subject; none when it is not open.
    Stream<String> organizationsOf(String subject) {
        return subjects.of(subject).stream()
                .flatMap(each -> each.organizations().stream())
                .distinct();
    }

    /// The pair of any two subjects, for a broker; empty when either is not open.
    Optional<Match> pair(String one, String other) {
        return subjects.of(one).stream()
                .flatMap(
                        mine ->
                                subjects.of(other).stream()
                                        .flatMap(
                                                theirs ->
                                                        index
                                                                .pair(
                                                                        mine.id(),
                                                                        theirs.id(),
                                                                        terms(mine, weights))
                                                                .stream())
                                        .map(found -> match(mine, found)))
                .max(Comparator.comparingDouble(Match::score));
    }

    /// One match for each pair, whichever side was first.
    private Match match(Subject subject, Candidate candidate) {
        String other = candidate.subject().id();
        boolean inOrder = subject.id().compareTo(other) < 0;
        return Match.proposed(
                inOrder
                        ? Ids.of("match", subject.id(), other)
                        : Ids.of("match", other, subject.id()),
                subject.side(),
                candidate.subject().side(),
                candidate.score(),
                candidate.reasons(),
                Timetable.proposed(clock.instant()));
    }
}
