package io.qiao.matchmaking.engine;

import static io.qiao.contracts.matchmaking.Match.Reason.Code;

import io.qiao.contracts.matchmaking.Match;
import io.qiao.matchmaking.text.Analysis;
import io.qiao.matchmaking.text.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells why two subjects fit: each part of their score with the words or facts on both sides that
/// caused it, heaviest first.
final class Reasons {
    private static final int MOST_WORDS = 5;

    private final Analysis analysis;
    private final Vocabulary vocabulary;

    Reasons(Analysis analysis, Vocabulary vocabulary) {
        this.analysis = analysis;
        this.vocabulary = vocabulary;
    }

    List<Match.Reason> of(Entry first, Entry second, Marks marks) {
        return Arrays.stream(Code.values())
                .filter(code -> marks.of(code) != 0)
                .map(code -> reason(code, first, second, marks.of(code)))
                .sorted(
                        Comparator.comparingDouble((Match.Reason each) -> Math.abs(each.weight()))
                                .reversed())
                .toList();
    }

    private Match.Reason reason(Code code, Entry first, Entry second, double weight) {
        return switch (code) {
            case SERVES_FIRST ->
                    new Match.Reason(
                            code,
                            weight,
                            words(first.subject().wants(), first.wants(), second.gives()),
                            words(second.subject().gives(), second.gives(), first.wants()));
            case SERVES_SECOND ->
                    new Match.Reason(
                            code,
                            weight,
                            words(first.subject().gives(), first.gives(), second.wants()),
                            words(second.subject().wants(), second.wants(), first.gives()));
            default ->
                    new Match.Reason(
                            code,
                            weight,
                            fact(code, first.subject()),
                            fact(code, second.subject()));
        };
    }

    private List<String> words(String text, Bag own, Bag other) {
        Words words = Words.of(text, analysis);
        return words.stretches(
                own.shared(other), term -> vocabulary.rarity(vocabulary.look(term)), MOST_WORDS);
    }

    private static List<String> fact(Code code, Subject subject) {
        Subject.Facts facts = subject.facts();
        return switch (code) {
            case INDUSTRY -> told(facts.industry());
            case REGION -> told(facts.region());
            case CATEGORY -> told(facts.category());
            case KINDS -> told(facts.ownerKind());
            case BUDGET -> told(facts.budget() == null ? null : facts.budget().range());
            case PERIOD -> told(facts.period() == null ? null : facts.period().range());
            case LANGUAGES -> facts.languages();
            case FRESHNESS -> told(facts.since());
            case SERVES_FIRST, SERVES_SECOND, MEANING, FAIRNESS, FEEDBACK -> List.of();
        };
    }

    private static List<String> told(@Nullable Object fact) {
        return fact == null || fact.toString().isEmpty() ? List.of() : List.of(fact.toString());
    }
}
