package io.qiao.matchmaking.evaluation;

import io.qiao.contracts.matchmaking.Match;
import io.qiao.matchmaking.embedding.Embedder;
import io.qiao.matchmaking.engine.Candidate;
import io.qiao.matchmaking.engine.History;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Meaning;
import io.qiao.matchmaking.engine.Reach;
import io.qiao.matchmaking.engine.Rules;
import io.qiao.matchmaking.engine.Subject;
import io.qiao.matchmaking.engine.Terms;
import io.qiao.matchmaking.engine.Weights;
import io.qiao.matchmaking.text.Analysis;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A labelled set in the engine: what it finds for each subject, and in which order.
final class Rankings {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final LabelledSet set;
    private final MatchIndex index;
    private final Map<Subject, Meaning> meanings = new HashMap<>();

    /// @param embedder none when there is no model
    Rankings(LabelledSet set, @Nullable Embedder embedder) {
        this(set, embedder, true);
    }

    /// @param notions whether the glossary is used
    Rankings(LabelledSet set, @Nullable Embedder embedder, boolean notions) {
        this.set = set;
        this.index = new MatchIndex(new Analysis(notions));
        Stream.concat(set.candidates().stream(), set.subjects().stream())
                .forEach(each -> meanings.put(each, meaning(each, embedder)));
        set.candidates().forEach(each -> index.put(each, meaning(each)));
        index.refresh();
    }

    private static Meaning meaning(Subject subject, @Nullable Embedder embedder) {
        return embedder == null
                ? Meaning.UNKNOWN
                : new Meaning(
                        subject.wants().isEmpty() ? null : embedder.embed(subject.wants()),
                        subject.gives().isEmpty() ? null : embedder.embed(subject.gives()));
    }

    private Meaning meaning(Subject subject) {
        return meanings.getOrDefault(subject, Meaning.UNKNOWN);
    }

    LabelledSet set() {
        return set;
    }

    private static Terms terms(Weights weights) {
        return new Terms(weights, new Rules(Reach.ALL, History.NONE), History.NONE, Set.of(), NOW);
    }

    /// By BM25 alone.
    List<String> byWords(Subject subject) {
        return index.byWords(subject, terms(Weights.standard()));
    }

    /// By the cosine of the vectors alone.
    List<String> byMeaning(Subject subject) {
        return ids(candidates(subject, Weights.standard()), Candidate::cosine);
    }

    /// By words and meaning as the weights fuse them, without facts.
    List<String> byText(Subject subject, Weights weights) {
        return ids(
                candidates(subject, weights),
                each ->
                        each.mark(Match.Reason.Code.SERVES_FIRST)
                                + each.mark(Match.Reason.Code.SERVES_SECOND)
                                + each.mark(Match.Reason.Code.MEANING));
    }

    /// By the whole score, as the service proposes them.
    List<String> full(Subject subject, Weights weights) {
        return ids(candidates(subject, weights), Candidate::score);
    }

    List<Candidate> candidates(Subject subject, Weights weights) {
        return index.candidates(subject, meaning(subject), terms(weights));
    }

    private static List<String> ids(
            List<Candidate> candidates, ToDoubleFunction<Candidate> criterion) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(criterion).reversed())
                .map(each -> each.subject().id())
                .toList();
    }
}
