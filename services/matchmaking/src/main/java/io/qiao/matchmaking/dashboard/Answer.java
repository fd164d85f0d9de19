package io.qiao.matchmaking.dashboard;

import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.Currency;
import io.qiao.contracts.reference.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws the figures from the board.
final class Answer {
    private static final int MOST = 20;
    private static final int MOST_GROUPS = 100;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Board board;
    private final List<Posting> postings;
    private final Map<String, Progress> progress;
    private final Instant now;

    /// @param members the organizations of the alliance that is asked about
    Answer(Board board, Question question, Set<String> members, Instant now) {
        this(
                board,
                board.postings().stream().filter(each -> question.isAbout(each, members)).toList(),
                Progress.of(board.matches()),
                now);
    }

    private Answer(
            Board board, List<Posting> postings, Map<String, Progress> progress, Instant now) {
        this.board = board;
        this.postings = postings;
        this.progress = progress;
        this.now = now;
    }

    /// The figures of each group beside each other, the largest first.
    List<Figures.Group> by(Function<Posting, Collection<String>> groups) {
        Map<String, List<Posting>> found = new TreeMap<>();
        for (Posting posting : postings) {
            for (String group : groups.apply(posting)) {
                found.computeIfAbsent(group, _ -> new ArrayList<>()).add(posting);
            }
        }
        return found.entrySet().stream()
                .map(each -> new Answer(board, each.getValue(), progress, now).group(each.getKey()))
                .sorted(
                        Comparator.comparingLong((Figures.Group each) -> each.funnel().posted())
                                .reversed())
                .limit(MOST_GROUPS)
                .toList();
    }

    private Figures.Group group(String key) {
        return new Figures.Group(
                key, funnel(), times(Progress::firstMatch), times(Progress::firstAcceptance));
    }

    Figures figures(@Nullable Long drift) {
        return new Figures(
                funnel(),
                times(Progress::firstMatch),
                times(Progress::firstAcceptance),
                unanswered(),
                overAsked(),
                gaps(),
                league(),
                drift);
    }

    private Progress of(Posting posting) {
        return progress.getOrDefault(posting.id(), Progress.NONE);
    }

    private long count(Predicate<Progress> reached) {
        return postings.stream().map(this::of).filter(reached).count();
    }

    private Figures.Funnel funnel() {
        Set<String> signed =
                postings.stream()
                        .flatMap(each -> of(each).projects().stream())
                        .collect(Collectors.toSet());
        return new Figures.Funnel(
                postings.size(),
                count(each -> each.firstMatch() != null),
                count(Progress::interested),
                count(each -> each.firstAcceptance() != null),
                count(Progress::concluded),
                count(each -> !each.projects().isEmpty()),
                amounts(signed));
    }

    private List<Money> amounts(Set<String> projects) {
        Map<Currency, BigDecimal> sums = new TreeMap<>();
        projects.stream()
                .flatMap(each -> board.project(each).stream())
                .map(SignedProject::amount)
                .filter(Objects::nonNull)
                .forEach(each -> sums.merge(each.currency(), each.amount(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(each -> new Money(each.getValue(), each.getKey()))
                .toList();
    }

    private Figures.Times times(Function<Progress, @Nullable Instant> moment) {
        List<Long> seconds =
                postings.stream()
                        .map(each -> seconds(each.publishedAt(), moment.apply(of(each))))
                        .flatMap(Optional::stream)
                        .sorted()
                        .toList();
        return new Figures.Times(
                seconds.size(),
                seconds.isEmpty() ? null : seconds.get(seconds.size() / 2),
                seconds.isEmpty() ? null : seconds.get(seconds.size() * 9 / 10));
    }

    private static Optional<Long> seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(Math.max(0, Duration.between(from, to).toSeconds()));
    }

    private List<Figures.Unanswered> unanswered() {
        return postings.stream()
                .filter(each -> each.kind() == Posting.Kind.DEMAND)
                .filter(each -> each.status() == Posting.Status.OPEN)
                .filter(each -> !of(each).interested())
                .sorted(
                        Comparator.comparing(
                                        (Posting each) ->
                                                each.publishedAt() == null
                                                        ? Instant.EPOCH
                                                        : each.publishedAt())
                                .thenComparing(Posting::id))
                .limit(MOST)
                .map(
                        each ->
                                new Figures.Unanswered(
                                        each.id(),
                                        each.owner(),
                                        each.title(),
                                        each.publishedAt(),
                                        of(each).firstMatch() != null))
                .toList();
    }

    /// Only of those that have something among the postings asked about.
    private List<Figures.Asked> overAsked() {
        Set<String> owners = postings.stream().map(Posting::owner).collect(Collectors.toSet());
        Map<String, Long> asked =
                board.matches().stream()
                        .filter(this::isOfThisWeek)
                        .flatMap(match -> match.second().organizations().stream())
                        .filter(owners::contains)
                        .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        return asked.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(each -> new Figures.Asked(each.getKey(), each.getValue()))
                .toList();
    }

    private boolean isOfThisWeek(Match match) {
        return match.times() != null && match.times().proposed().isAfter(now.minus(WEEK));
    }

    private List<Figures.Gap> gaps() {
        Map<String, List<Posting>> places =
                postings.stream()
                        .filter(each -> each.status() == Posting.Status.OPEN)
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.industry() + "/" + each.region()));
        return places.values().stream()
                .map(Answer::gap)
                .filter(each -> each.demand() > each.supply())
                .sorted(
                        Comparator.comparingLong(
                                        (Figures.Gap each) -> each.supply() - each.demand())
                                .thenComparing(Figures.Gap::industry)
                                .thenComparing(Figures.Gap::region))
                .limit(MOST)
                .toList();
    }

    private static Figures.Gap gap(List<Posting> there) {
        long demand = there.stream().filter(each -> each.kind() == Posting.Kind.DEMAND).count();
        return new Figures.Gap(
                there.getFirst().industry(),
                there.getFirst().region(),
                demand,
                there.size() - demand);
    }

    private List<Figures.Standing> league() {
        Map<String, Long> posted =
                postings.stream()
                        .collect(Collectors.groupingBy(Posting::owner, Collectors.counting()));
        Set<String> ids = postings.stream().map(Posting::id).collect(Collectors.toSet());
        Map<String, Long> accepted = sides(ids, match -> accepted(match));
        Map<String, Long> concluded = sides(ids, match -> match.stage() == Match.Stage.CONCLUDED);
        return posted.keySet().stream()
                .map(
                        each ->
                                new Figures.Standing(
                                        each,
                                        posted.getOrDefault(each, 0L),
                                        accepted.getOrDefault(each, 0L),
                                        concluded.getOrDefault(each, 0L)))
                .sorted(
                        Comparator.comparingLong(Figures.Standing::concluded)
                                .thenComparingLong(Figures.Standing::accepted)
                                .thenComparingLong(Figures.Standing::postings)
                                .reversed()
                                .thenComparing(Figures.Standing::organization))
                .limit(MOST)
                .toList();
    }

    private static boolean accepted(Match match) {
        return match.times() != null && match.times().accepted() != null;
    }

    /// How many such matches each organization has for one of its postings.
    private Map<String, Long> sides(Set<String> ids, Predicate<Match> which) {
        return board.matches().stream()
                .filter(which)
                .flatMap(match -> Stream.of(match.first(), match.second()))
                .filter(side -> ids.contains(side.subject()))
                .flatMap(side -> side.organizations().stream())
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    }
}
