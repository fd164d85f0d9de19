package io.qiao.bench;

import io.qiao.standalone.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Two instances of matchmaking share the work, and one of them is killed.
final class Share implements Bench.Benchmark {
    private static final int POSTINGS = 800;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String about() {
        return "two matchmaking instances: throughput of one and of two, and one killed";
    }

    @Override
    public Table run(Path root, Path scratch) throws Exception {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        try (Running running = Running.start(root, scratch, "--port", "0", "--no-cache");
                Lag lag = new Lag(running)) {
            Pair pair = Pair.on(running);
            measure(pair, lag, "warm-up", accepted, () -> {});
            double one = measure(pair, lag, "one", accepted, () -> {});
            Process second = second(root, scratch, running);
            try {
                double two = measure(pair, lag, "two", accepted, () -> {});
                double killed =
                        measure(
                                pair,
                                lag,
                                "killed",
                                accepted,
                                () -> {
                                    TimeUnit.SECONDS.sleep(2);
                                    second.destroyForcibly();
                                });
                return new Table()
                        .row("cores", Integer.toString(Runtime.getRuntime().availableProcessors()))
                        .row("one instance, postings matched and told", perSecond(one))
                        .row("two instances", perSecond(two))
                        .row("two, one of them killed on the way", perSecond(killed))
                        .also(Audit.of(pair, accepted).table());
            } finally {
                second.destroyForcibly();
            }
        }
    }

    private static String perSecond(double value) {
        return "%.0f /s".formatted(value);
    }

    /// @return postings per second, from the first POST until nothing waits
    private static double measure(
            Pair pair, Lag lag, String name, Set<String> accepted, Meanwhile meanwhile)
            throws Exception {
        long began = System.nanoTime();
        try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int at = 0; at < POSTINGS; at++) {
                String key = name + " " + at;
                Future<?> _ =
                        several.submit(
                                () -> {
                                    accepted.add(pair.post(key));
                                    return null;
                                });
            }
            meanwhile.run();
        }
        lag.drained(PATIENCE);
        return POSTINGS / ((System.nanoTime() - began) / 1e9);
    }

    /// What happens while postings go in.
    private interface Meanwhile {
        void run() throws InterruptedException;
    }

    /// The same jar with the same environment on another port; it takes half of the partitions.
    private static Process second(Path root, Path scratch, Running running)
            throws IOException, InterruptedException {
        String gateway = running.gateway().toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                root.resolve("services/matchmaking/target/matchmaking.jar")
                                        .toString())
                        .redirectErrorStream(true)
                        .redirectOutput(scratch.resolve("second.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("SERVER_PORT", "0");
        environment.put("QIAO_KAFKA", "127.0.0.1:" + running.port("kafka"));
        environment.put(
                "SPRING_MONGODB_URI",
                "mongodb://127.0.0.1:%d/?retryWrites=false".formatted(running.port("store")));
        environment.put("QIAO_ISSUER", gateway);
        environment.put(
                "QIAO_KEY_SET",
                "http://127.0.0.1:%d/identity/oauth2/jwks".formatted(running.port("identity")));
        environment.put(
                "QIAO_MATCHING_MODEL",
                root.resolve("services/matchmaking/target/model/bge-small-zh-v1.5-q").toString());
        Process second = builder.start();
        while (!Files.readString(scratch.resolve("second.log")).contains("Started Matchmaking")) {
            if (!second.isAlive()) {
                throw new IOException("the second instance ended; see " + scratch);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        TimeUnit.SECONDS.sleep(10); // until it has its share of the partitions
        return second;
    }
}
