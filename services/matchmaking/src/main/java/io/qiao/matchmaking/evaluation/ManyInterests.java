package io.qiao.matchmaking.evaluation;

import io.qiao.contracts.matchmaking.StandingInterest;
import io.qiao.matchmaking.interest.InterestQueries;
import io.qiao.matchmaking.interest.Novelty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// Time to run one new posting against very many standing interests, beside running the query of
/// each of them by itself in the same run. Run by `infra/bench/run interests`.
final class ManyInterests {
    private static final int NEW_ONES = 500;
    private static final int SEPARATELY = 20;
    private static final double TIMES_FASTER = 5;

    private final SyntheticPostings made = new SyntheticPostings();
    private final InterestQueries queries = new InterestQueries();
    private final Map<String, Query> each = new HashMap<>();

    private ManyInterests(int interests) {
        List<StandingInterest> all =
                IntStream.range(0, interests).mapToObj(made::interest).toList();
        all.forEach(queries::put);
        all.forEach(one -> each.put(one.id(), queries.query(one)));
    }

    /// @param args how many interests
    public static void main(String[] args) throws IOException {
        int interests = Integer.parseInt(args[0]);
        System.out.printf("%,d standing interests, seeded; one thread%n", interests);
        System.exit(new ManyInterests(interests).run() ? 0 : 1);
    }

    private boolean run() throws IOException {
        times(NEW_ONES, queries::metBy); // warm up
        List<Long> together = times(NEW_ONES, queries::metBy);
        times(SEPARATELY, this::separately);
        List<Long> separately = times(SEPARATELY, this::separately);
        long met = 0;
        for (int at = 0; at < SEPARATELY; at++) {
            Set<String> found = queries.metBy(novelty(at));
            met += found.size();
            if (!found.equals(separately(novelty(at)))) {
                throw new IllegalStateException("the two do not find the same");
            }
        }
        double times = (double) middle(separately) / middle(together);
        System.out.printf(
                "  a new posting against all, p50        %.2f ms%n", middle(together) / 1e6);
        System.out.printf(
                "  a new posting against all, p99        %.2f ms%n", late(together) / 1e6);
        System.out.printf(
                "  each query by itself, p50             %.2f ms%n", middle(separately) / 1e6);
        System.out.printf(
                "  interests met by a posting, mean      %.1f%n", (double) met / SEPARATELY);
        System.out.printf(
                "  times faster at p50, bound %.0f          %.1f%s%n",
                TIMES_FASTER, times, times >= TIMES_FASTER ? "" : " MISSED");
        return times >= TIMES_FASTER;
    }

    private Set<String> separately(Novelty novelty) {
        IndexSearcher searcher =
                MemoryIndex.fromDocument(queries.document(novelty), new KeywordAnalyzer())
                        .createSearcher();
        return each.entrySet().stream()
                .filter(one -> fits(searcher, one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean fits(IndexSearcher searcher, Query query) {
        try {
            return searcher.count(query) > 0;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<Long> times(int count, Function<Novelty, Set<String>> way) {
        List<Long> times = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Novelty novelty = novelty(at);
            long began = System.nanoTime();
            if (way.apply(novelty).contains("")) {
                throw new IllegalStateException();
            }
            times.add(System.nanoTime() - began);
        }
        return times.stream().sorted().toList();
    }

    private Novelty novelty(int number) {
        return Novelty.of(made.posting(number));
    }

    private static long middle(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static long late(List<Long> sorted) {
        return sorted.get(sorted.size() * 99 / 100);
    }
}
