package io.qiao.bench;

import io.qiao.demo.Live;
import io.qiao.standalone.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// 20 postings per second for five minutes, after one minute to warm up; each is sent when it is
/// due, whether or not those before it were answered.
final class Load implements Bench.Benchmark {
    private static final int PER_SECOND = 20;
    private static final int SECONDS = Integer.getInteger("qiao.load.seconds", 300);
    private static final int WARM_UP = 60 * PER_SECOND;
    private static final double P99_MILLIS = 1_000;
    private static final Duration DRAIN = Duration.ofSeconds(60);

    @Override
    public String about() {
        return "20 postings per second for 5 minutes: p99 from POST to notification, lag afterwards";
    }

    @Override
    public Table run(Path root, Path scratch) throws Exception {
        try (Running running = Running.start(root, scratch, "--port", "0", "--no-cache");
                Lag lag = new Lag(running)) {
            Pair pair = Pair.on(running);
            send(pair, "warm-up ", WARM_UP, new ConcurrentHashMap<>(), lag);
            lag.drained(DRAIN);
            Map<String, Long> sent = new ConcurrentHashMap<>();
            Map<String, Long> heard = new ConcurrentHashMap<>();
            int postings = PER_SECOND * SECONDS;
            double drained;
            long most;
            try (Live stream = pair.listen()) {
                Thread ear = Thread.ofPlatform().daemon().start(() -> hear(stream, heard));
                most = send(pair, "measured ", postings, sent, lag);
                drained = lag.drained(DRAIN);
                TimeUnit.SECONDS.sleep(2);
                ear.interrupt();
            }
            return table(sent, heard, drained, most).also(Audit.of(pair, sent.keySet()).table());
        }
    }

    /// @return the largest lag that was seen
    private static long send(
            Pair pair, String prefix, int postings, Map<String, Long> sent, Lag lag)
            throws Exception {
        long began = System.nanoTime();
        long most = 0;
        try (ExecutorService several = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < postings; at++) {
                long due = began + at * (1_000_000_000L / PER_SECOND);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                String key = prefix + at;
                Future<?> _ =
                        several.submit(
                                () -> {
                                    sent.put(pair.post(key), due);
                                    return null;
                                });
                if (at % (10 * PER_SECOND) == 0) {
                    most = Math.max(most, lag.now());
                }
            }
        }
        return most;
    }

    private static void hear(Live stream, Map<String, Long> heard) {
        try {
            while (true) {
                stream.next(Duration.ofSeconds(30))
                        .ifPresent(
                                event ->
                                        heard.putIfAbsent(
                                                event.data().at("/partner/subject").asString(),
                                                event.nanos()));
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private static Table table(
            Map<String, Long> sent, Map<String, Long> heard, double drained, long most) {
        Histogram times = new Histogram(600_000_000, 3);
        sent.forEach(
                (posting, due) -> {
                    Long at = heard.get(posting);
                    if (at != null) {
                        times.recordValue(Math.max(0, at - due) / 1_000);
                    }
                });
        double p99 = times.getValueAtPercentile(99) / 1_000.0;
        return new Table()
                .row("postings per second", Integer.toString(PER_SECOND))
                .row("POST due to event on the stream, p50", millis(times, 50))
                .row(
                        "POST due to event on the stream, p99",
                        "%.0f ms".formatted(p99),
                        "<= 1000 ms",
                        p99 <= P99_MILLIS)
                .row("slowest", millis(times, 100))
                .row("most records waiting at once", Long.toString(most))
                .row(
                        "lag back to zero after the last posting",
                        "%.1f s".formatted(drained),
                        "<= 60 s",
                        drained <= DRAIN.toSeconds());
    }

    private static String millis(Histogram histogram, double percentile) {
        return "%.0f ms".formatted(histogram.getValueAtPercentile(percentile) / 1_000.0);
    }
}
