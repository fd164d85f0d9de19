package io.qiao.matchmaking.engine;

import io.qiao.matchmaking.engine.Vocabulary.Term;
import io.qiao.matchmaking.text.Words;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The distinct terms of one text, in the order of the vocabulary, so that two of them are
/// compared in one pass.
final class Bag {
    private final Term[] terms;

    private Bag(Term[] terms) {
        this.terms = terms;
    }

    static Bag of(Words words, Function<String, Term> vocabulary) {
        return new Bag(words.distinct().stream().map(vocabulary).sorted().toArray(Term[]::new));
    }

    Term[] terms() {
        return terms;
    }

    boolean isEmpty() {
        return terms.length == 0;
    }

    /// How rare the terms are, taken together.
    double weight(Vocabulary vocabulary) {
        double sum = 0;
        for (Term each : terms) {
            sum += vocabulary.rarity(each);
        }
        return sum;
    }

    /// The same of those that both have.
    double common(Bag other, Vocabulary vocabulary) {
        double sum = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < terms.length && theirs < other.terms.length) {
            int order = terms[mine].compareTo(other.terms[theirs]);
            if (order == 0) {
                sum += vocabulary.rarity(terms[mine]);
            }
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return sum;
    }

    /// What both have, as text.
    Set<String> shared(Bag other) {
        Set<Term> others = Set.of(other.terms);
        return Arrays.stream(terms)
                .filter(others::contains)
                .map(Term::text)
                .collect(Collectors.toUnmodifiableSet());
    }
}
