package io.qiao.matchmaking.text;

import java.util.ArrayList;
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
public record Words(String text, List<Analysis.Term> terms, Set<String> distinct) {

    public static Words of(String text, Analysis analysis) {
        List<Analysis.Term> terms = analysis.terms(text);
        return new Words(
                text,
                terms,
                terms.stream().map(Analysis.Term::text).collect(Collectors.toUnmodifiableSet()));
    }

    /// The stretches of the text that the given terms cover, heaviest first: what a reader would
    /// point at.
    public List<String> stretches(Set<String> wanted, ToDoubleFunction<String> weight, int most) {
        Map<String, Double> found = new HashMap<>();
        Stretch open = Stretch.NONE;
        for (Analysis.Term term : terms) {
            if (!wanted.contains(term.text())) {
                continue;
            }
            if (!open.reaches(term)) {
                open.addTo(found, text);
                open = Stretch.NONE;
            }
            open = open.with(term, weight.applyAsDouble(term.text()));
        }
        open.addTo(found, text);
        return heaviest(found, most);
    }

    private static List<String> heaviest(Map<String, Double> found, int most) {
        List<String> telling = new ArrayList<>();
        found.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .filter(each -> telling.stream().noneMatch(longer -> longer.contains(each)))
                .limit(most)
                .forEach(telling::add);
        return List.copyOf(telling);
    }

    /// A part of the text that terms cover without a gap.
    private record Stretch(int from, int to, double weight) {
        static final Stretch NONE = new Stretch(0, 0, 0);

        boolean reaches(Analysis.Term term) {
            return term.from() < to;
        }

        Stretch with(Analysis.Term term, double more) {
            return new Stretch(
                    to == 0 ? term.from() : from, Math.max(to, term.to()), weight + more);
        }

        void addTo(Map<String, Double> found, String text) {
            if (to > 0) {
                found.merge(text.substring(from, to).toLowerCase(Locale.ROOT), weight, Math::max);
            }
        }
    }
}
