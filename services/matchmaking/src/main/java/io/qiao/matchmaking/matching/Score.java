package io.qiao.matchmaking.matching;

import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.Industries;
import io.qiao.contracts.reference.Regions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// How well two subjects fit, from 0 to 1, as a sum of parts that can each be told as a reason:
///
/// - text, up to 0.70: how much of what one side needs the other gives. The fit of a need and an
///   offer is the square root of the share of their common terms in the shorter of the two, each
///   term weighed by how rare it is (inverse document frequency), damped while the common terms
///   are few. Where both sides need something, the better direction counts 0.7, the other 0.3;
/// - industry, up to 0.12, by proximity in GB/T 4754;
/// - region, up to 0.10, by proximity of places;
/// - budget, 0.08 when both name one and the ranges overlap.
final class Score {
    /// Below this a pair is not worth anybody's attention.
    static final double THRESHOLD = 0.35;

    private static final double TEXT = 0.70;
    private static final double BETTER = 0.7;
    private static final double INDUSTRY = 0.12;
    private static final double REGION = 0.10;
    private static final double BUDGET = 0.08;
    private static final double LEAST_FIT = 0.3;
    private static final double FULL_EVIDENCE = 20;
    private static final int MOST_WORDS = 5;

    private final ToDoubleFunction<String> rarity;

    /// @param rarity the inverse document frequency of a term
    Score(ToDoubleFunction<String> rarity) {
        this.rarity = rarity;
    }

    /// The reasons why two subjects fit, heaviest first; empty when the words do not meet.
    List<Match.Reason> reasons(Indexed first, Indexed second) {
        Fit servesFirst = fit(first.wants(), second.gives());
        Fit servesSecond = fit(second.wants(), first.gives());
        if (Math.max(servesFirst.value(), servesSecond.value()) < LEAST_FIT) {
            return List.of();
        }
        boolean mutual = (servesFirst.possible() && servesSecond.possible());
        double better = mutual ? BETTER : 1;
        boolean firstIsBetter = servesFirst.value() >= servesSecond.value();
        return Stream.of(
                        text(
                                Match.Reason.Code.SERVES_FIRST,
                                servesFirst,
                                firstIsBetter ? better : 1 - better),
                        text(
                                Match.Reason.Code.SERVES_SECOND,
                                servesSecond.swapped(),
                                firstIsBetter ? 1 - better : better),
                        industry(first.subject(), second.subject()),
                        region(first.subject(), second.subject()),
                        budget(first.subject(), second.subject()))
                .filter(reason -> reason.weight() > 0)
                .sorted(Comparator.comparingDouble(Match.Reason::weight).reversed())
                .toList();
    }

    /// The sum of the reasons.
    static double total(List<Match.Reason> reasons) {
        return round(reasons.stream().mapToDouble(Match.Reason::weight).sum());
    }

    private Fit fit(Words need, Words offer) {
        if (need.distinct().isEmpty() || offer.distinct().isEmpty()) {
            return Fit.NONE;
        }
        Set<String> common = new HashSet<>(need.distinct());
        common.retainAll(offer.distinct());
        double evidence = sum(common);
        double whole = Math.min(sum(need.distinct()), sum(offer.distinct()));
        double value = Math.sqrt(evidence / whole) * (1 - Math.exp(-evidence / FULL_EVIDENCE));
        return new Fit(
                true,
                value,
                need.stretches(common, rarity, MOST_WORDS),
                offer.stretches(common, rarity, MOST_WORDS));
    }

    private double sum(Set<String> terms) {
        return terms.stream().mapToDouble(rarity).sum();
    }

    private static Match.Reason text(Match.Reason.Code code, Fit fit, double share) {
        return new Match.Reason(code, round(TEXT * share * fit.value()), fit.need(), fit.offer());
    }

    private static Match.Reason industry(Subject first, Subject second) {
        return fact(
                Match.Reason.Code.INDUSTRY,
                INDUSTRY * near(first.industry(), second.industry(), Industries::proximity),
                first.industry(),
                second.industry());
    }

    private static Match.Reason region(Subject first, Subject second) {
        return fact(
                Match.Reason.Code.REGION,
                REGION * near(first.region(), second.region(), Regions::proximity),
                first.region(),
                second.region());
    }

    /// Nothing when one of the two is not known.
    private static double near(
            String first, String second, ToDoubleBiFunction<String, String> proximity) {
        return first.isEmpty() || second.isEmpty() ? 0 : proximity.applyAsDouble(first, second);
    }

    private static Match.Reason budget(Subject first, Subject second) {
        Posting.Budget one = first.budget();
        Posting.Budget other = second.budget();
        if (one == null || other == null || !overlap(one, other)) {
            return fact(Match.Reason.Code.BUDGET, 0, "", "");
        }
        return fact(Match.Reason.Code.BUDGET, BUDGET, range(one), range(other));
    }

    private static boolean overlap(Posting.Budget one, Posting.Budget other) {
        return one.from().currency() == other.from().currency()
                && one.from().amount().compareTo(other.to().amount()) <= 0
                && other.from().amount().compareTo(one.to().amount()) <= 0;
    }

    private static String range(Posting.Budget budget) {
        return budget.from().amount().toPlainString()
                + "-"
                + budget.to().amount().toPlainString()
                + " "
                + budget.from().currency();
    }

    private static Match.Reason fact(
            Match.Reason.Code code, double weight, String first, String second) {
        return new Match.Reason(code, round(weight), List.of(first), List.of(second));
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    /// @param possible whether there is a need on the one side and an offer on the other
    private record Fit(boolean possible, double value, List<String> need, List<String> offer) {
        static final Fit NONE = new Fit(false, 0, List.of(), List.of());

        Fit swapped() {
            return new Fit(possible, value, offer, need);
        }
    }
}
