package io.qiao.matchmaking.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Every term that open subjects use, with how many of them ask for it and how many give it.
/// Counted by the thread that writes the index, read by those that search.
final class Vocabulary {
    /// While there are fewer subjects than this, a word is as rare as it would be among so many.
    private static final int FEW = 1_000;

    private final Map<String, Term> terms = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile int subjects;
    private volatile int changes;

    /// Takes in the words of a subject that comes.
    void add(Bag wants, Bag gives) {
        count(wants, gives, 1);
    }

    /// Takes out those of a subject that goes.
    void remove(Bag wants, Bag gives) {
        count(wants, gives, -1);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void count(Bag wants, Bag gives, int step) {
        subjects += step;
        changes++;
        for (Term each : wants.terms()) {
            each.wanted += step;
        }
        for (Term each : gives.terms()) {
            each.given += step;
        }
    }

    /// The term of that text, from now on one of the vocabulary.
    Term learn(String text) {
        return terms.computeIfAbsent(text, this::unheard);
    }

    /// The term of that text; one that no subject uses is not kept.
    Term look(String text) {
        Term known = terms.get(text);
        return known == null ? unheard(text) : known;
    }

    private Term unheard(String text) {
        return new Term(text, numbers.getAndIncrement());
    }

    /// Inverse document frequency as BM25 has it, the mean of what is asked and what is given: a
    /// word that many ask for and few give stays a telling one.
    double rarity(Term term) {
        int now = changes;
        if (term.asOf != now) {
            term.rarity =
                    (float) ((rarity(term.wanted, subjects) + rarity(term.given, subjects)) / 2);
            term.asOf = now;
        }
        return term.rarity;
    }

    private static double rarity(int having, int subjects) {
        double all = Math.max(FEW, subjects);
        return Math.log(1 + (all - having + 0.5) / (having + 0.5));
    }

    /// Ordered by when it was first met.
    static final class Term implements Comparable<Term> {
        private final String text;
        private final int number;
        private volatile int wanted;
        private volatile int given;
        private volatile float rarity;
        private volatile int asOf = -1;

        Term(String text, int number) {
            this.text = text;
            this.number = number;
        }

        String text() {
            return text;
        }

        @Override
        public int compareTo(Term other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }
}
