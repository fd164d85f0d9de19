package io.qiao.matchmaking.matching;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.rounds.Rounds;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.matchmaking.dashboard.Drift;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Subject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Matches a day's postings once more, from the store and not from the stream, and compares. What
/// differs is drift; it should be nothing.
final class Sweep extends Rounds {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SETTLING = Duration.ofMinutes(1);
    private static final int ALL = 1_000_000;
    /// A pair as near to the threshold as this may have been on its other side then.
    private static final double CLEAR = 1.25;
    private static final int BEST = 3;

    private final Aggregates<Posting> postings;
    private final Aggregates<Match> matches;
    private final MatchIndex live;
    private final Matcher matcher;
    private final Subjects subjects;
    private final Drift drift;
    private final Clock clock;

    Sweep(
            Aggregates<Posting> postings,
            Aggregates<Match> matches,
            MatchIndex live,
            Matcher matcher,
            Subjects subjects,
            Drift drift,
            Clock clock) {
        super("sweep", DAY);
        this.postings = postings;
        this.matches = matches;
        this.live = live;
        this.matcher = matcher;
        this.subjects = subjects;
        this.drift = drift;
        this.clock = clock;
    }

    @Override
    protected Mono<Report> once() {
        return run();
    }

    /// Costs time in proportion to the open postings in the store.
    Mono<Report> run() {
        Instant now = clock.instant();
        return postings.some(Filters.eq("keys.status", Posting.Status.OPEN.name()), ALL)
                .collectList()
                .publishOn(Schedulers.boundedElastic())
                .flatMap(open -> compare(open, now))
                .doOnNext(report -> drift.found(report.drift()));
    }

    private Mono<Report> compare(List<Versioned<Posting>> open, Instant now) {
        try (MatchIndex index = new MatchIndex()) {
            fill(index, open);
            List<Subject> fresh =
                    open.stream()
                            .filter(each -> isOfTheDay(each.created(), now))
                            .flatMap(each -> subjects(each.state()))
                            .toList();
            long unindexed =
                    open.stream()
                            .filter(each -> each.created().isBefore(now.minus(SETTLING)))
                            .flatMap(each -> subjects(each.state()))
                            .filter(each -> live.subject(each.id()).isEmpty())
                            .count();
            Map<String, Match> expected = new HashMap<>();
            Matcher again = matcher.over(index);
            fresh.forEach(
                    each ->
                            again.clear(each, CLEAR, BEST)
                                    .filter(pair -> wasLater(each, pair, index))
                                    .forEach(pair -> expected.put(pair.id(), pair)));
            return matches.some(Filters.in("_id", expected.keySet()), ALL)
                    .map(Versioned::id)
                    .collectList()
                    .map(made -> missing(expected.keySet(), made))
                    .zipWith(orphaned(index))
                    .map(
                            both ->
                                    new Report(
                                            now,
                                            fresh.size(),
                                            expected.size(),
                                            both.getT1(),
                                            both.getT2(),
                                            unindexed));
        } catch (IOException impossible) {
            return Mono.error(impossible);
        }
    }

    private static boolean isOfTheDay(Instant created, Instant now) {
        return created.isAfter(now.minus(DAY)) && created.isBefore(now.minus(SETTLING));
    }

    /// Whether the subject was the later one of two postings, and so the one that should have
    /// found the other.
    private static boolean wasLater(Subject subject, Match pair, MatchIndex index) {
        Instant own = subject.facts().since();
        Instant other =
                index.subject(Subject.idOf(pair.second()))
                        .map(each -> each.facts().since())
                        .orElse(null);
        return own != null && other != null && own.isAfter(other);
    }

    /// Postings as the store has them; members and projects, which it has not, as the stream told.
    private void fill(MatchIndex index, List<Versioned<Posting>> open) {
        live.subjects()
                .filter(each -> !isPosting(each.kind()))
                .forEach(each -> index.put(each, live.meaning(each.id())));
        open.stream()
                .flatMap(each -> subjects(each.state()))
                .forEach(each -> index.put(each, live.meaning(each.id())));
    }

    private static boolean isPosting(Match.SubjectKind kind) {
        return kind == Match.SubjectKind.DEMAND || kind == Match.SubjectKind.SUPPLY;
    }

    private Stream<Subject> subjects(Posting posting) {
        return Subject.of(posting, subjects.kindOf(posting.owner())).stream();
    }

    private static List<String> missing(Set<String> expected, List<String> made) {
        Set<String> missing = new TreeSet<>(expected);
        made.forEach(missing::remove);
        return List.copyOf(missing);
    }

    /// Proposals one of whose sides is not open in the store.
    private Mono<List<String>> orphaned(MatchIndex index) {
        Set<String> there =
                index.subjects().map(Subject::id).collect(Collectors.toUnmodifiableSet());
        return matches.some(Filters.eq("keys.open", true), ALL)
                .map(Versioned::state)
                .filter(match -> match.stage() == Match.Stage.PROPOSED)
                .filter(
                        match ->
                                !there.contains(Subject.idOf(match.first()))
                                        || !there.contains(Subject.idOf(match.second())))
                .map(Match::id)
                .collectList();
    }

    /// @param postings how many subjects of the last day were matched again
    /// @param pairs that should have been proposed for them
    /// @param missing the ids of matches that were not made; orphaned: that should have been
    ///     voided
    /// @param unindexed open subjects that the index does not hold
    record Report(
            Instant at,
            int postings,
            int pairs,
            List<String> missing,
            List<String> orphaned,
            long unindexed) {
        long drift() {
            return missing.size() + orphaned.size() + unindexed;
        }
    }
}
