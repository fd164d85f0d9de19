package io.qiao.matchmaking.matching;

import io.qiao.chassis.security.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Ranks the candidates of a [LabelledSet] with the engine and the rules of the running service
/// and prints how good the rankings are: nDCG@10 with gain 2^grade - 1, recall@20 of grades 2 and
/// 3, and the mean reciprocal rank of the first grade 3. Run by `infra/bench/run quality`.
final class Evaluation {
    private static final int NDCG_DEPTH = 10;
    private static final int RECALL_DEPTH = 20;
    private static final int GOOD = 2;
    private static final int BEST = 3;

    private final LabelledSet set;
    private final Rules rules = new Rules(new Standing(() -> true));
    private final MatchIndex index = new MatchIndex();

    private Evaluation(LabelledSet set) {
        this.set = set;
        set.candidates().forEach(index::put);
    }

    /// @param args the folder of the set
    public static void main(String[] args) throws IOException {
        Evaluation evaluation = new Evaluation(LabelledSet.read(Path.of(args[0])));
        List<Comparator<Ranked>> orders =
                List.of(
                        Comparator.comparingInt(Ranked::place),
                        Comparator.comparingDouble(Ranked::score).reversed());
        Figures lexical = evaluation.figures(orders.get(0));
        Figures full = evaluation.figures(orders.get(1));
        System.out.printf(
                "%d subjects, %d candidates%n",
                evaluation.set.subjects().size(), evaluation.set.candidates().size());
        double same = evaluation.recall(orders.get(1), true);
        double across = evaluation.recall(orders.get(1), false);
        System.out.printf("pairs in one script recall@%d %.3f%n", RECALL_DEPTH, same);
        System.out.printf("pairs across scripts recall@%d %.3f%n", RECALL_DEPTH, across);
        System.out.println(lexical.line("bm25"));
        System.out.println("vector (no model is configured)");
        System.out.println(full.line("full"));
        System.exit(full.ndcg() > lexical.ndcg() && across >= same ? 0 : 1);
    }

    /// The share of good pairs that are found, of those whose texts are in one script, or not.
    private double recall(Comparator<Ranked> order, boolean inOneScript) {
        int good = 0;
        int found = 0;
        for (Subject subject : set.subjects()) {
            Set<String> best =
                    ranking(subject, order).stream()
                            .limit(RECALL_DEPTH)
                            .map(Ranked::candidate)
                            .collect(Collectors.toUnmodifiableSet());
            for (Subject candidate : set.candidates()) {
                if (set.grade(subject.id(), candidate.id()) >= GOOD
                        && inOneScript == Script.of(subject).equals(Script.of(candidate))) {
                    good++;
                    found += best.contains(candidate.id()) ? 1 : 0;
                }
            }
        }
        return good == 0 ? 1 : (double) found / good;
    }

    /// What a text is written in.
    private enum Script {
        LATIN,
        SIMPLIFIED,
        TRADITIONAL;

        static Script of(Subject subject) {
            String text = subject.wants() + subject.gives();
            if (text.codePoints().noneMatch(Character::isIdeographic)) {
                return LATIN;
            }
            String han = text.replaceAll("\\P{IsHan}", "");
            return Folding.fold(han).equals(han) ? SIMPLIFIED : TRADITIONAL;
        }
    }

    private Figures figures(Comparator<Ranked> order) {
        List<Figures> each =
                set.subjects().stream()
                        .filter(subject -> set.grades().containsKey(subject.id()))
                        .map(subject -> figures(subject, grades(subject, order)))
                        .toList();
        return new Figures(
                each.stream().mapToDouble(Figures::ndcg).average().orElse(0),
                each.stream().mapToDouble(Figures::recall).average().orElse(0),
                each.stream().mapToDouble(Figures::reciprocalRank).average().orElse(0));
    }

    /// The candidates, best ranked first.
    private List<Ranked> ranking(Subject subject, Comparator<Ranked> order) {
        Instant now = Instant.now();
        List<MatchIndex.Candidate> found =
                index.candidates(
                        subject,
                        Set.of(),
                        other -> rules.allow(subject, other, now),
                        set.candidates().size());
        return IntStream.range(0, found.size())
                .mapToObj(
                        place ->
                                new Ranked(
                                        found.get(place).subject().id(),
                                        place,
                                        found.get(place).score()))
                .sorted(order)
                .toList();
    }

    private List<Integer> grades(Subject subject, Comparator<Ranked> order) {
        return ranking(subject, order).stream()
                .map(each -> set.grade(subject.id(), each.candidate()))
                .toList();
    }

    private Figures figures(Subject subject, List<Integer> ranking) {
        List<Integer> ideal =
                set.grades().getOrDefault(subject.id(), Map.of()).values().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        long good = ideal.stream().filter(grade -> grade >= GOOD).count();
        long found = ranking.stream().limit(RECALL_DEPTH).filter(grade -> grade >= GOOD).count();
        int first = ranking.indexOf(BEST);
        return new Figures(
                gain(ideal) == 0 ? 0 : gain(ranking) / gain(ideal),
                good == 0 ? 1 : (double) found / good,
                first < 0 ? 0 : 1.0 / (first + 1));
    }

    /// Discounted cumulative gain (Järvelin and Kekäläinen, 2002).
    private static double gain(List<Integer> grades) {
        return IntStream.range(0, Math.min(NDCG_DEPTH, grades.size()))
                .mapToDouble(
                        place ->
                                (Math.pow(2, grades.get(place)) - 1)
                                        / (Math.log(place + 2) / Math.log(2)))
                .sum();
    }

    /// @param place in the order in which the index found it
    private record Ranked(String candidate, int place, double score) {}

    private record Figures(double ndcg, double recall, double reciprocalRank) {
        String line(String name) {
            return "%s nDCG@10 %.3f recall@20 %.3f MRR %.3f"
                    .formatted(name, ndcg, recall, reciprocalRank);
        }
    }
}
