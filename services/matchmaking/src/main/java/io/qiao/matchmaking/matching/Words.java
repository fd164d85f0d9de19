package io.qiao.matchmaking.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The words of one text as the score sees them: each term once, and where it stands.
///
/// @param text the text itself
/// @param terms in the order of the text
/// @param distinct each of them once
record Words(String text, List<Analysis.Term> terms, Set<String> distinct) {

    static Words of(String text, Analysis analysis) {
        List<Analysis.Term> terms = analysis.terms(text);
        return new Words(
                text,
                terms,
                terms.stream().map(Analysis.Term::text).collect(Collectors.toUnmodifiableSet()));
    }

    /// The stretches of the text that the given terms cover, heaviest first: what a reader would
    /// point at.
    List<String> stretches(Set<String> wanted, ToDoubleFunction<String> weight, int most) {
        Map<String, Double> found = new HashMap<>();
        int from = -1;
        int to = -1;
        double sum = 0;
        for (Analysis.Term term : terms) {
            if (!wanted.contains(term.text())) {
                continue;
            }
            if (from >= 0 && term.from() >= to) {
                found.merge(text.substring(from, to).toLowerCase(Locale.ROOT), sum, Math::max);
                from = -1;
                sum = 0;
            }
            from = from < 0 ? term.from() : from;
            to = Math.max(to, term.to());
            sum += weight.applyAsDouble(term.text());
        }
        if (from >= 0) {
            found.merge(text.substring(from, to).toLowerCase(Locale.ROOT), sum, Math::max);
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
