package io.qiao.matchmaking.evaluation;

import io.qiao.matchmaking.engine.Subject;
import io.qiao.matchmaking.engine.Weights;
import io.qiao.matchmaking.text.Folding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Ranks the candidates of a [LabelledSet] with the engine and the rules of the running service
/// and prints how good the rankings are, by each part alone and by the full score. Run by
/// `infra/bench/run quality`.
final class Evaluation {
    private final Rankings rankings;
    private final LabelledSet set;
    private final Weights weights = Weights.standard();

    private Evaluation(Rankings rankings) {
        this.rankings = rankings;
        this.set = rankings.set();
    }

    /// @param args the folder of the set, and that of the embedding model if there is one
    public static void main(String[] args) throws IOException {
        try (Models models = Models.named(args)) {
            Evaluation evaluation =
                    new Evaluation(
                            new Rankings(LabelledSet.read(Path.of(args[0])), models.embedder()));
            System.exit(evaluation.print(models.embedder() != null) ? 0 : 1);
        }
    }

    /// @return whether the full score is ahead of every part, and pairs across scripts are found
    ///     no
    ///     worse than pairs in one
    private boolean print(boolean embedded) {
        System.out.printf(
                "%d subjects, %d candidates%n", set.subjects().size(), set.candidates().size());
        double same = recall(true);
        double across = recall(false);
        System.out.printf("pairs in one script recall@%d %.3f%n", Figures.RECALL_DEPTH, same);
        System.out.printf("pairs across scripts recall@%d %.3f%n", Figures.RECALL_DEPTH, across);
        Figures words = figures(rankings::byWords);
        Figures meaning = figures(rankings::byMeaning);
        Figures fused = figures(each -> rankings.byText(each, weights));
        Figures full = figures(each -> rankings.full(each, weights));
        System.out.println(words.line("bm25"));
        System.out.println(embedded ? meaning.line("vector") : "vector (no model is configured)");
        System.out.println(fused.line("fused"));
        System.out.println(full.line("full"));
        return full.ndcg() > words.ndcg()
                && full.ndcg() >= fused.ndcg()
                && (!embedded || full.ndcg() > meaning.ndcg())
                && across >= same;
    }

    private Figures figures(Function<Subject, List<String>> ranking) {
        return Figures.of(set, set.subjects(), ranking);
    }

    /// The share of good pairs that are found, of those whose texts are in one script, or not.
    private double recall(boolean inOneScript) {
        int good = 0;
        int found = 0;
        for (Subject subject : set.subjects()) {
            Set<String> best =
                    rankings.full(subject, weights).stream()
                            .limit(Figures.RECALL_DEPTH)
                            .collect(Collectors.toUnmodifiableSet());
            for (Subject candidate : set.candidates()) {
                if (set.grade(subject.id(), candidate.id()) >= Figures.GOOD
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
}
