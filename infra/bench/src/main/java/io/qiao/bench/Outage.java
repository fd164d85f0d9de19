package io.qiao.bench;

import io.qiao.demo.Api;
import io.qiao.standalone.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Kafka stands still for 30 seconds while postings go in.
final class Outage implements Bench.Benchmark {
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final double SLOWEST = 2_000;

    @Override
    public String about() {
        return "Kafka is stopped (SIGSTOP) for 30 s while postings go in";
    }

    @Override
    public Table run(Path root, Path scratch) throws Exception {
        try (Running running = Running.start(root, scratch, "--port", "0", "--no-cache")) {
            Pair pair = Pair.on(running);
            for (int at = 0; at < 100; at++) {
                pair.post("warm-up " + at);
            }
            ProcessHandle kafka = running.process("kafka").orElseThrow();
            List<String> accepted = new ArrayList<>();
            Map<Integer, Integer> refused = new TreeMap<>();
            Histogram answers = new Histogram(60_000_000, 3);
            signal("STOP", kafka);
            try {
                long end = System.nanoTime() + OUTAGE.toNanos();
                for (int at = 0; System.nanoTime() < end; at++) {
                    post(pair, "outage " + at, accepted, refused, answers);
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                }
            } finally {
                signal("CONT", kafka);
            }
            long back = System.nanoTime();
            Audit audit = Audit.of(pair, accepted);
            double seconds = (System.nanoTime() - back) / 1e9;
            double slowest = answers.getMaxValue() / 1000.0;
            return audit.table()
                    .row(
                            "answers other than 201 during the outage",
                            refused.toString(),
                            "none",
                            refused.isEmpty())
                    .row(
                            "slowest answer during the outage",
                            "%.0f ms".formatted(slowest),
                            "< 2 s",
                            slowest < SLOWEST)
                    .row(
                            "all matched and notified after Kafka was back",
                            "%.1f s".formatted(seconds));
        }
    }

    private static void post(
            Pair pair,
            String key,
            List<String> accepted,
            Map<Integer, Integer> refused,
            Histogram answers)
            throws Exception {
        long began = System.nanoTime();
        Api.Answer answer = pair.attempt(key);
        answers.recordValue((System.nanoTime() - began) / 1_000);
        if (answer.status() == 201) {
            accepted.add(answer.json().get("id").asString());
        } else {
            refused.merge(answer.status(), 1, Integer::sum);
        }
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
}
