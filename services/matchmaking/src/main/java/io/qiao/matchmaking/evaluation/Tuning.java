package io.qiao.matchmaking.evaluation;

import io.qiao.matchmaking.engine.Subject;
import io.qiao.matchmaking.engine.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the weights that rank a [LabelledSet] best, fits the calibration and the threshold, and
/// writes them to a file. Run by `infra/bench/run tune`.
///
/// Each weight is tried larger and smaller until none helps (coordinate ascent). A ranking counts
/// by the mean nDCG@10 of four engines: with and without the glossary, with and without vectors,
/// so that the weights also suit words and installations that the set does not show. A gain below
/// [#LEAST_GAIN] is taken for chance.
final class Tuning {
    private static final double LEAST_GAIN = 0.0005;
    /// A fact may count so much of what words count, however well that suits the set.
    private static final double MOST_OF_A_FACT = 0.4;

    private static final int MOST_ROUNDS = 4;
    private static final List<Double> STEPS = List.of(0.5, 0.8, 1.25, 2.0);
    private static final Set<String> TUNED =
            Set.of("text", "unlike", "alike", "industry", "category", "kinds", "budget");

    private final List<Rankings> engines;
    private final LabelledSet set;

    private Tuning(List<Rankings> engines) {
        this.engines = engines;
        this.set = engines.getFirst().set();
    }

    /// @param args the folder of the set, that of the model, and the file to write
    public static void main(String[] args) throws IOException {
        LabelledSet set = LabelledSet.read(Path.of(args[0]));
        try (Models models = Models.named(args)) {
            Tuning tuning =
                    new Tuning(
                            List.of(
                                    new Rankings(set, models.embedder(), true),
                                    new Rankings(set, models.embedder(), false),
                                    new Rankings(set, null, true),
                                    new Rankings(set, null, false)));
            Weights before = Weights.standard();
            System.out.printf("before: mean nDCG@10 %.4f%n", tuning.quality(before, all(set)));
            System.out.printf("held out: mean nDCG@10 %.4f%n", tuning.heldOut(before));
            Weights best = tuning.ascend(before, all(set));
            Weights after = new Calibration(tuning.judged(best)).fit(best);
            System.out.printf("after: mean nDCG@10 %.4f%n", tuning.quality(after, all(set)));
            write(after, Path.of(args[2]));
        }
    }

    private static List<Subject> all(LabelledSet set) {
        return set.subjects();
    }

    /// What tuning is worth on subjects that it has not seen: every fifth is held out in turn.
    private double heldOut(Weights from) {
        return IntStream.range(0, 5)
                .mapToDouble(
                        fold ->
                                quality(
                                        ascend(from, part(each -> each % 5 != fold)),
                                        part(each -> each % 5 == fold)))
                .average()
                .orElseThrow();
    }

    /// The set's subjects of one field stand side by side: folds take them together.
    private List<Subject> part(IntPredicate chosen) {
        return IntStream.range(0, set.subjects().size())
                .filter(each -> chosen.test(each / 2))
                .mapToObj(set.subjects()::get)
                .toList();
    }

    private Weights ascend(Weights from, List<Subject> subjects) {
        Weights best = from;
        double quality = quality(best, subjects);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = quality;
            for (String name : best.byName().keySet()) {
                for (double step : TUNED.contains(name) ? STEPS : List.<Double>of()) {
                    Weights tried = changed(best, name, step);
                    double reached = isSound(tried) ? quality(tried, subjects) : 0;
                    if (reached > quality + LEAST_GAIN) {
                        best = tried;
                        quality = reached;
                    }
                }
            }
            if (quality == before) {
                break;
            }
        }
        return best;
    }

    /// Words and meaning share one sum: what the one gets the other loses.
    private static Weights changed(Weights weights, String name, double step) {
        double value = weights.byName().getOrDefault(name, 0.0) * step;
        return name.equals("text")
                ? weights.with(
                        Map.of(
                                "text",
                                value,
                                "meaning",
                                weights.text() + weights.meaning() - value))
                : weights.with(Map.of(name, value));
    }

    private static boolean isSound(Weights weights) {
        return weights.unlike() < weights.alike()
                && weights.alike() < 1
                && weights.meaning() > 0
                && weights.industry() <= MOST_OF_A_FACT * weights.text();
    }

    private double quality(Weights weights, List<Subject> subjects) {
        return engines.stream()
                .mapToDouble(
                        engine ->
                                Figures.of(set, subjects, each -> engine.full(each, weights))
                                        .ndcg())
                .average()
                .orElseThrow();
    }

    /// What the uncalibrated score says of every pair that it found, and whether people find it
    /// good.
    private List<Calibration.Judged> judged(Weights weights) {
        Weights plain = weights.with(Map.of("slope", 1.0, "offset", 0.0));
        return engines.stream()
                .flatMap(
                        engine ->
                                set.subjects().stream()
                                        .flatMap(subject -> judged(engine, subject, plain)))
                .toList();
    }

    private Stream<Calibration.Judged> judged(Rankings engine, Subject subject, Weights plain) {
        return engine.candidates(subject, plain).stream()
                .filter(each -> each.score() > 0)
                .map(
                        each ->
                                new Calibration.Judged(
                                        Math.log(each.score() / (1 - each.score())),
                                        set.grade(subject.id(), each.subject().id())
                                                >= Figures.GOOD));
    }

    private static void write(Weights weights, Path file) throws IOException {
        StringBuilder text =
                new StringBuilder(
                        """
                        # The documented default of the score's weights. Their meaning: Weights.java.
                        # Written by infra/bench/run tune; do not edit by hand.
                        """);
        weights.byName().forEach((name, value) -> text.append("%s=%.4f%n".formatted(name, value)));
        Files.writeString(file, text);
    }
}
