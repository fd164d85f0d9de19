package io.qiao.matchmaking.engine;

import static io.qiao.contracts.matchmaking.Match.Reason.Code;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well two subjects fit, from 0 to 1, as a sum of parts that can each be told as a reason:
///
/// - words: how much of what one side needs the other gives. The fit of a need and an offer is the
///   square root of the share of their common terms in the shorter of the two, each term weighed
///   by how rare it is (inverse document frequency), damped while the common terms are few;
/// - meaning: the cosine of their vectors, stretched between unlike and alike;
/// - where both sides need something, the better direction counts more;
/// - facts: industry by proximity in GB/T 4754, region, budget and period by how far they overlap,
///   the category, kinds of organization that complete each other, languages;
/// - freshness, fairness (who got many proposals this week yields) and feedback (what was accepted
///   or declined before), each bounded by its weight.
///
/// The sum is calibrated: a logistic function, fitted to judged pairs, turns it into the
/// likelihood that people find the pair good. Costs time in proportion to the distinct terms of
/// both.
public final class Score {
    private static final double WEEK_OF_MANY = 10;
    private static final double MONTH = 30;

    private final Weights weights;
    private final Vocabulary vocabulary;
    private final History history;
    private final Instant now;

    Score(Weights weights, Vocabulary vocabulary, History history, Instant now) {
        this.weights = weights;
        this.vocabulary = vocabulary;
        this.history = history;
        this.now = now;
    }

    /// What each criterion says of a pair; nothing at all when neither words nor meaning meet.
    Marks marks(Entry first, Entry second) {
        Fit servesFirst =
                fit(
                        first.wants(),
                        second.gives(),
                        first.meaning().wants(),
                        second.meaning().gives());
        Fit servesSecond =
                fit(
                        second.wants(),
                        first.gives(),
                        second.meaning().wants(),
                        first.meaning().gives());
        double relevance = Math.max(servesFirst.relevance(), servesSecond.relevance());
        if (relevance < weights.least()) {
            return Marks.NONE;
        }
        double[] parts = new double[Code.values().length];
        boolean mutual = servesFirst.possible() && servesSecond.possible();
        double better = mutual ? weights.better() : 1;
        boolean firstIsBetter = servesFirst.relevance() >= servesSecond.relevance();
        double ofFirst = firstIsBetter ? better : 1 - better;
        double ofSecond = firstIsBetter ? 1 - better : better;
        put(parts, Code.SERVES_FIRST, ofFirst * servesFirst.words());
        put(parts, Code.SERVES_SECOND, ofSecond * servesSecond.words());
        put(
                parts,
                Code.MEANING,
                ofFirst * servesFirst.meaning() + ofSecond * servesSecond.meaning());
        facts(parts, first.subject().facts(), second.subject().facts());
        put(parts, Code.FAIRNESS, -weights.fairness() * exposure(second.subject()));
        put(parts, Code.FEEDBACK, weights.feedback() * liking(first.subject(), second.subject()));
        return Marks.calibrated(parts, weights);
    }

    private void facts(double[] parts, Subject.Facts one, Subject.Facts other) {
        put(parts, Code.INDUSTRY, weights.industry() * Nearness.ofIndustries(one, other));
        put(parts, Code.REGION, weights.region() * Nearness.ofRegions(one, other));
        put(parts, Code.BUDGET, weights.budget() * Nearness.ofBudgets(one, other));
        put(parts, Code.PERIOD, weights.period() * Nearness.ofPeriods(one, other));
        put(parts, Code.CATEGORY, weights.category() * Nearness.ofCategories(one, other));
        put(parts, Code.KINDS, weights.kinds() * Nearness.ofKinds(one, other));
        put(parts, Code.LANGUAGES, weights.languages() * Nearness.ofLanguages(one, other));
        put(parts, Code.FRESHNESS, weights.freshness() * freshness(other));
    }

    @SuppressWarnings("EnumOrdinal")
    private static void put(double[] parts, Code code, double value) {
        parts[code.ordinal()] = value;
    }

    private double freshness(Subject.Facts facts) {
        if (facts.since() == null) {
            return 0;
        }
        double days = Math.max(0, Duration.between(facts.since(), now).toHours() / 24.0);
        return Math.exp(-days / MONTH);
    }

    private double exposure(Subject subject) {
        double most = subject.organizations().stream().mapToInt(history::proposals).max().orElse(0);
        return most / (most + WEEK_OF_MANY);
    }

    private double liking(Subject one, Subject other) {
        return (liking(one.organizations(), other.facts().industry())
                        + liking(other.organizations(), one.facts().industry()))
                / 2;
    }

    private double liking(List<String> organizations, String industry) {
        return organizations.stream()
                .mapToDouble(each -> history.liking(each, industry))
                .average()
                .orElse(0);
    }

    private Fit fit(Bag need, Bag offer, @Nullable Vector needs, @Nullable Vector offers) {
        if (need.isEmpty() || offer.isEmpty()) {
            return Fit.IMPOSSIBLE;
        }
        double words = words(need, offer);
        if (needs == null || offers == null) {
            return new Fit(true, words, (weights.text() + weights.meaning()) * words, 0);
        }
        double alike =
                Math.clamp(
                        (needs.cosine(offers) - weights.unlike())
                                / (weights.alike() - weights.unlike()),
                        0,
                        1);
        double most = weights.text() + weights.meaning();
        return new Fit(
                true,
                (weights.text() * words + weights.meaning() * alike) / most,
                weights.text() * words,
                weights.meaning() * alike);
    }

    private double words(Bag need, Bag offer) {
        double evidence = need.common(offer, vocabulary);
        if (evidence == 0) {
            return 0;
        }
        double whole = Math.min(need.weight(vocabulary), offer.weight(vocabulary));
        return Math.sqrt(evidence / whole) * (1 - Math.exp(-evidence / weights.evidence()));
    }

    /// How well an offer meets a need.
    ///
    /// @param possible whether there is a need on the one side and an offer on the other
    /// @param relevance 0 to 1
    /// @param words what the words in common add
    /// @param meaning what the meaning adds
    private record Fit(boolean possible, double relevance, double words, double meaning) {
        static final Fit IMPOSSIBLE = new Fit(false, 0, 0, 0);
    }
}
