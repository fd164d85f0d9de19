package io.qiao.matchmaking.evaluation;

import io.qiao.matchmaking.engine.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How good rankings are, on average over the subjects that have a judgement: nDCG@10 with gain
/// 2^grade - 1 (Järvelin and Kekäläinen, 2002), recall@20 of grades 2 and 3, and the mean
/// reciprocal rank of the first grade 3.
record Figures(double ndcg, double recall, double reciprocalRank) {
    static final int RECALL_DEPTH = 20;
    static final int GOOD = 2;
    private static final int NDCG_DEPTH = 10;
    private static final int BEST = 3;

    /// @param ranking the ids of candidates, best first
    static Figures of(
            LabelledSet set, List<Subject> subjects, Function<Subject, List<String>> ranking) {
        List<Figures> each =
                subjects.stream()
                        .filter(subject -> set.grades().containsKey(subject.id()))
                        .map(subject -> of(set, subject, ranking.apply(subject)))
                        .toList();
        return new Figures(
                mean(each, Figures::ndcg),
                mean(each, Figures::recall),
                mean(each, Figures::reciprocalRank));
    }

    private static double mean(List<Figures> each, ToDoubleFunction<Figures> figure) {
        return each.stream().mapToDouble(figure).average().orElse(0);
    }

    private static Figures of(LabelledSet set, Subject subject, List<String> ranking) {
        List<Integer> grades = ranking.stream().map(each -> set.grade(subject.id(), each)).toList();
        List<Integer> ideal =
                set.grades().getOrDefault(subject.id(), Map.of()).values().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        long good = ideal.stream().filter(grade -> grade >= GOOD).count();
        long found = grades.stream().limit(RECALL_DEPTH).filter(grade -> grade >= GOOD).count();
        int first = grades.indexOf(BEST);
        return new Figures(
                gain(ideal) == 0 ? 0 : gain(grades) / gain(ideal),
                good == 0 ? 1 : (double) found / good,
                first < 0 ? 0 : 1.0 / (first + 1));
    }

    private static double gain(List<Integer> grades) {
        return IntStream.range(0, Math.min(NDCG_DEPTH, grades.size()))
                .mapToDouble(
                        place ->
                                (Math.pow(2, grades.get(place)) - 1)
                                        / (Math.log(place + 2) / Math.log(2)))
                .sum();
    }

    String line(String name) {
        return "%s nDCG@10 %.3f recall@20 %.3f MRR %.3f"
                .formatted(name, ndcg, recall, reciprocalRank);
    }
}
