package io.qiao.bench;

import io.qiao.standalone.Running;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// 500 postings while each part is killed in turn, and at last the launcher.
final class Crash implements Bench.Benchmark {
    private static final int POSTINGS = 500;
    private static final int AT_ONCE = 4;
    private static final List<String> PARTS =
            List.of(
                    "gateway",
                    "identity",
                    "membership",
                    "events",
                    "matchmaking",
                    "notifications",
                    "kafka",
                    "store",
                    "launcher");

    @Override
    public String about() {
        return "SIGKILL of each part in turn and of the launcher while 500 postings go in";
    }

    @Override
    public Table run(Path root, Path scratch) throws Exception {
        Map<String, String> accepted = new ConcurrentHashMap<>();
        Running running = Running.start(root, scratch, "--port", "0", "--no-cache");
        try {
            String port = Integer.toString(running.port("gateway"));
            Pair pair = Pair.on(running);
            int share = POSTINGS / PARTS.size() + 1;
            for (int at = 0; at < PARTS.size(); at++) {
                String part = PARTS.get(at);
                Posting posting =
                        new Posting(
                                pair, accepted, at * share, Math.min(POSTINGS, (at + 1) * share));
                Thread going = Thread.ofPlatform().start(posting);
                TimeUnit.MILLISECONDS.sleep(150);
                kill(running, part);
                if (part.equals("launcher")) {
                    running = Running.start(root, scratch, "--port", port, "--no-cache");
                }
                going.join();
                System.out.println(
                        "  killed %-14s %d postings accepted so far"
                                .formatted(part, accepted.size()));
            }
            return Audit.of(pair.again(running), accepted.values()).table();
        } finally {
            running.close();
        }
    }

    private static void kill(Running running, String part) throws InterruptedException {
        Optional<ProcessHandle> process = running.process(part);
        while (process.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
            process = running.process(part);
        }
        process.get().destroyForcibly();
    }

    /// Sends its share, several at a time, each until it is accepted.
    private record Posting(Pair pair, Map<String, String> accepted, int from, int to)
            implements Runnable {
        @Override
        public void run() {
            try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
                for (int at = from; at < to; at++) {
                    String key = "demand " + at;
                    Future<?> _ =
                            several.submit(
                                    () -> {
                                        accepted.put(key, pair.post(key));
                                        return null;
                                    });
                }
            }
        }
    }
}
