package io.qiao.matchmaking.evaluation;

import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.matchmaking.embedding.Embedder;
import io.qiao.matchmaking.embedding.OnnxEmbedder;
import io.qiao.matchmaking.engine.Candidate;
import io.qiao.matchmaking.engine.History;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Meaning;
import io.qiao.matchmaking.engine.Reach;
import io.qiao.matchmaking.engine.Rules;
import io.qiao.matchmaking.engine.Subject;
import io.qiao.matchmaking.engine.Terms;
import io.qiao.matchmaking.engine.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// How the engine grows: time to match a new posting among so many open ones, beside scoring every
/// one of them in the same run; what it misses by that; size, heap and the time to be rebuilt. Run
/// by `infra/bench/run scale`.
final class Scale {
    private static final int NEW_ONES = 1_000;
    private static final int EXHAUSTIVE = 40;
    private static final int TOP = 20;
    private static final double TIMES_FASTER = 50;
    /// Among fewer, scoring all of them takes no time worth saving.
    private static final int LARGE = 100_000;

    private static final double RECALL = 0.95;
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final SyntheticPostings made = new SyntheticPostings();
    private final int postings;
    private boolean kept = true;

    private Scale(int postings) {
        this.postings = postings;
    }

    /// @param args how many postings; the folder of the model or nothing; a scratch folder
    public static void main(String[] args) throws IOException {
        Scale scale = new Scale(Integer.parseInt(args[0]));
        System.out.printf("%,d open postings, seeded; one thread%n", scale.postings);
        scale.run("words only", false, Path.of(args[2], "words"));
        scale.run("words and vectors", true, Path.of(args[2], "vectors"));
        if (!args[1].isEmpty()) {
            scale.embedding(Path.of(args[1]));
        }
        System.exit(scale.kept ? 0 : 1);
    }

    private void run(String how, boolean vectors, Path folder) throws IOException {
        System.out.println(how);
        List<byte[]> records =
                IntStream.range(0, postings)
                        .mapToObj(each -> EventJson.MAPPER.writeValueAsBytes(made.posting(each)))
                        .toList();
        long heapBefore = heap();
        long began = System.nanoTime();
        try (MatchIndex index = MatchIndex.in(folder)) {
            replay(records, index, vectors);
            index.snapshot();
            row("rebuilt from the records of the topic", "%.1f s", seconds(began));
            row("heap", "%.0f MB", (heap() - heapBefore) / 1e6);
            match(index, vectors);
            index.snapshot();
            row("index in its folder", "%.0f MB", index.bytes() / 1e6);
        }
        began = System.nanoTime();
        try (MatchIndex index = MatchIndex.in(folder)) {
            row("opened from its snapshot", "%.1f s", seconds(began));
            replay(records, index, vectors);
            index.forgetTheRest();
            row("opened and every record compared", "%.1f s", seconds(began));
            if (index.size() != postings) {
                throw new IllegalStateException("the snapshot holds " + index.size());
            }
        }
    }

    private void replay(List<byte[]> records, MatchIndex index, boolean vectors) {
        for (int at = 0; at < records.size(); at++) {
            Posting posting = EventJson.read(records.get(at), Posting.class);
            Subject subject = Subject.of(posting, null).getFirst();
            if (vectors) {
                index.put(subject, made.meaning(at));
            } else {
                index.put(subject);
            }
        }
    }

    private void match(MatchIndex index, boolean vectors) {
        for (int at = 0; at < NEW_ONES; at++) { // warm up
            best(index, postings + NEW_ONES + at, vectors, false);
        }
        List<Long> engine = new ArrayList<>();
        for (int at = 0; at < NEW_ONES; at++) {
            engine.add(timed(index, postings + at, vectors, false));
        }
        List<Long> exhaustive = new ArrayList<>();
        double found = 0;
        for (int at = 0; at < EXHAUSTIVE; at++) {
            exhaustive.add(timed(index, postings + at, vectors, true));
            found += recall(index, postings + at, vectors);
        }
        double recall = found / EXHAUSTIVE;
        double times = (double) percentile(exhaustive, 50) / percentile(engine, 50);
        row("a new posting matched, p50", "%.2f ms", percentile(engine, 50) / 1e6);
        row("a new posting matched, p99", "%.2f ms", percentile(engine, 99) / 1e6);
        row("every candidate scored, p50", "%.1f ms", percentile(exhaustive, 50) / 1e6);
        if (postings >= LARGE) {
            bound("times faster at p50, bound %.0f".formatted(TIMES_FASTER), times, TIMES_FASTER);
        } else {
            row("times faster at p50", "%.1f", times);
        }
        bound("recall@%d against it, bound %.2f".formatted(TOP, RECALL), recall, RECALL);
    }

    private long timed(MatchIndex index, int number, boolean vectors, boolean all) {
        long began = System.nanoTime();
        if (best(index, number, vectors, all).size() > TOP) {
            throw new IllegalStateException();
        }
        return System.nanoTime() - began;
    }

    /// By score, so that candidates of one score count as equally good.
    private double recall(MatchIndex index, int number, boolean vectors) {
        List<Candidate> wanted = best(index, number, vectors, true);
        if (wanted.isEmpty()) {
            return 1;
        }
        double least = wanted.getLast().score();
        long found =
                best(index, number, vectors, false).stream()
                        .filter(each -> each.score() >= least)
                        .count();
        return (double) found / wanted.size();
    }

    private List<Candidate> best(MatchIndex index, int number, boolean vectors, boolean all) {
        Subject subject = Subject.of(made.posting(number), null).getFirst();
        Meaning meaning = vectors ? made.meaning(number) : Meaning.UNKNOWN;
        Terms terms =
                new Terms(
                        Weights.standard(),
                        new Rules(Reach.ALL, History.NONE),
                        History.NONE,
                        Set.of(),
                        NOW);
        List<Candidate> candidates =
                all
                        ? index.all(subject, meaning, terms)
                        : index.candidates(subject, meaning, terms);
        return candidates.stream()
                .filter(each -> each.score() > 0)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(TOP)
                .toList();
    }

    /// What the model itself takes, off the path of a match.
    private void embedding(Path model) {
        List<Long> times = new ArrayList<>();
        long embedded = 0;
        try (Embedder embedder = OnnxEmbedder.in(model)) {
            for (int at = 0; at < 300; at++) {
                Subject subject = Subject.of(made.posting(at), null).getFirst();
                long began = System.nanoTime();
                embedded += embedder.embed(subject.wants() + subject.gives()).bytes().length;
                times.add(System.nanoTime() - began);
            }
        }
        List<Long> warm = times.subList(100, times.size());
        row("dimensions", "%.0f", (double) embedded / times.size());
        row("one text embedded, p50", "%.1f ms", percentile(warm, 50) / 1e6);
    }

    private void bound(String what, double value, double least) {
        row(what, "%.2f" + (value >= least ? "" : " MISSED"), value);
        kept &= value >= least;
    }

    private static void row(String what, String format, double value) {
        System.out.printf("  %-45s %s%n", what, format.formatted(value));
    }

    private static long percentile(List<Long> times, int percent) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
