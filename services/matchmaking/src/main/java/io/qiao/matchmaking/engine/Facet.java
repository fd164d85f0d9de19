package io.qiao.matchmaking.engine;

import io.qiao.contracts.matchmaking.Match;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A fact that both sides of a pair tell, and how much it counts when it fits.
///
/// @param told what a subject tells of it; nothing is absent or empty
record Facet(
        Match.Reason.Code code,
        ToDoubleFunction<Weights> counts,
        Function<Subject.Facts, @Nullable Object> told,
        BiFunction<Subject.Facts, Subject.Facts, Double> near) {
    static final List<Facet> ALL =
            List.of(
                    new Facet(
                            Match.Reason.Code.INDUSTRY,
                            Weights::industry,
                            Subject.Facts::industry,
                            Nearness::ofIndustries),
                    new Facet(
                            Match.Reason.Code.REGION,
                            Weights::region,
                            Subject.Facts::region,
                            Nearness::ofRegions),
                    new Facet(
                            Match.Reason.Code.BUDGET,
                            Weights::budget,
                            Subject.Facts::budget,
                            Nearness::ofBudgets),
                    new Facet(
                            Match.Reason.Code.PERIOD,
                            Weights::period,
                            Subject.Facts::period,
                            Nearness::ofPeriods),
                    new Facet(
                            Match.Reason.Code.CATEGORY,
                            Weights::category,
                            Subject.Facts::category,
                            Nearness::ofCategories));

    boolean isTold(Subject.Facts facts) {
        Object fact = told.apply(facts);
        return fact != null && !fact.toString().isEmpty();
    }

    double weight(Weights weights) {
        return counts.applyAsDouble(weights);
    }

    double nearness(Subject.Facts one, Subject.Facts other) {
        return near.apply(one, other);
    }
}
