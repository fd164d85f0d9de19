package io.qiao.matchmaking.engine;

import io.qiao.contracts.matchmaking.Match;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A subject that may fit.
public final class Candidate {
    private final Entry self;
    private final Entry other;
    private final Marks marks;
    private final Reasons reasons;

    Candidate(Entry self, Entry other, Marks marks, Reasons reasons) {
        this.self = self;
        this.other = other;
        this.marks = marks;
        this.reasons = reasons;
    }

    public Subject subject() {
        return other.subject();
    }

    public double score() {
        return marks.score();
    }

    /// Why, heaviest first; adds up to the score.
    public List<Match.Reason> reasons() {
        return reasons.of(self, other, marks);
    }

    /// What one criterion adds to the score.
    public double mark(Match.Reason.Code code) {
        return marks.of(code);
    }

    /// The one fact that, if it fitted, would lift the pair over the threshold; empty when the
    /// pair is over it anyway, or far from it. Only facts that both sides tell can fail.
    public Optional<Match.Reason.Code> failing(Weights weights) {
        if (score() >= weights.threshold() || score() == 0) {
            return Optional.empty();
        }
        Subject.Facts one = self.subject().facts();
        Subject.Facts two = other.subject().facts();
        return Facet.ALL.stream()
                .filter(each -> each.isTold(one) && each.isTold(two))
                .filter(
                        each ->
                                marks.with(
                                                each.weight(weights)
                                                        * (1 - each.nearness(one, two)),
                                                weights)
                                        >= weights.threshold())
                .max(
                        Comparator.comparingDouble(
                                each -> each.weight(weights) * (1 - each.nearness(one, two))))
                .map(Facet::code);
    }

    /// How alike the two texts are that meet best, by their vectors: -1 to 1, or 0 when there are
    /// none.
    public double cosine() {
        return Math.max(
                cosine(self.meaning().wants(), other.meaning().gives()),
                cosine(self.meaning().gives(), other.meaning().wants()));
    }

    private static double cosine(@Nullable Vector one, @Nullable Vector another) {
        return one == null || another == null ? 0 : one.cosine(another);
    }
}
