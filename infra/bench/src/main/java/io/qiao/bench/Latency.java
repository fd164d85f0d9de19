package io.qiao.bench;

import io.qiao.demo.Live;
import io.qiao.standalone.Running;
import java.nio.file.Path;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/// From a posting to the counterpart's stream, 200 times, one after another, once the platform is
/// warm.
final class Latency implements Bench.Benchmark {
    private static final int TIMES = 200;
    private static final int WARM_UP = 1_500;
    private static final double BOUND = 20;

    @Override
    public String about() {
        return "from POST to the event on the counterpart's open stream, beside bare Kafka";
    }

    @Override
    public Table run(Path root, Path scratch) throws Exception {
        try (Running running = Running.start(root, scratch, "--port", "0", "--no-cache")) {
            Pair pair = Pair.on(running);
            Histogram fromSent = new Histogram(60_000_000, 3);
            Histogram fromAccepted = new Histogram(60_000_000, 3);
            try (Live stream = pair.listen()) {
                for (int at = 0; at < WARM_UP; at++) {
                    once(pair, stream, "warm-up " + at, new Histogram(3), new Histogram(3));
                }
                for (int at = 0; at < TIMES; at++) {
                    once(pair, stream, "measured " + at, fromSent, fromAccepted);
                }
            }
            Histogram bare = BareKafka.measure("127.0.0.1:" + running.port("kafka"), TIMES);
            return table(bare, fromSent, fromAccepted);
        }
    }

    private static void once(
            Pair pair, Live stream, String key, Histogram fromSent, Histogram fromAccepted)
            throws Exception {
        long sent = System.nanoTime();
        String posting = pair.post(key);
        long accepted = System.nanoTime();
        Live.Event event = stream.next(Duration.ofSeconds(30)).orElseThrow();
        while (!event.data().at("/partner/subject").asString().equals(posting)) {
            event = stream.next(Duration.ofSeconds(30)).orElseThrow();
        }
        fromSent.recordValue((event.nanos() - sent) / 1_000);
        fromAccepted.recordValue(Math.max(0, event.nanos() - accepted) / 1_000);
    }

    private static Table table(Histogram bare, Histogram fromSent, Histogram fromAccepted) {
        double times = ratio(fromAccepted, bare, 50);
        return new Table()
                .row("bare Kafka, produce to consume, p50", millis(bare, 50))
                .row("bare Kafka, produce to consume, p99", millis(bare, 99))
                .row(
                        "POST accepted (201 read) to event on the stream, p50",
                        millis(fromAccepted, 50))
                .row(
                        "POST accepted (201 read) to event on the stream, p99",
                        millis(fromAccepted, 99))
                .row("POST sent to event on the stream, p50", millis(fromSent, 50))
                .row("POST sent to event on the stream, p99", millis(fromSent, 99))
                .row(
                        "POST sent to event, p50, in times of bare p50",
                        "%.1f".formatted(ratio(fromSent, bare, 50)))
                .row(
                        "POST accepted to event, p50, in times of bare p50",
                        "%.1f".formatted(times),
                        "<= 20",
                        times <= BOUND);
    }

    private static double ratio(Histogram one, Histogram other, double percentile) {
        return (double) one.getValueAtPercentile(percentile)
                / other.getValueAtPercentile(percentile);
    }

    private static String millis(Histogram histogram, double percentile) {
        return "%.2f ms".formatted(histogram.getValueAtPercentile(percentile) / 1000.0);
    }
}
