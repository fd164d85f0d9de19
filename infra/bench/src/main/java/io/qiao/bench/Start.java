package io.qiao.bench;

import io.qiao.standalone.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// How long a start takes when everything is built and cached, and what runs then.
final class Start implements Bench.Benchmark {
    private static final double SECONDS = 30;
    private static final double MEGABYTES = 2_500;
    private static final Duration CACHES = Duration.ofMinutes(6);

    @Override
    public String about() {
        return "seconds from infra/up to ready when built and cached, and resident memory";
    }

    @Override
    public Table run(Path root, Path scratch) throws Exception {
        long first = System.nanoTime();
        double firstSeconds;
        try (Running running = Running.start(root, scratch, "--port", "0")) {
            firstSeconds = (System.nanoTime() - first) / 1e9;
            awaitCaches(running);
        }
        long began = System.nanoTime();
        try (Running running = Running.start(root, scratch, "--port", "0")) {
            double seconds = (System.nanoTime() - began) / 1e9;
            TimeUnit.SECONDS.sleep(10);
            Map<Long, Long> memory = new TreeMap<>();
            running.processes().forEach(each -> memory.put(each.pid(), resident(each.pid())));
            double megabytes = memory.values().stream().mapToLong(each -> each).sum() / 1024.0;
            return new Table()
                    .row(
                            "first start with the demonstration data, built",
                            "%.1f s".formatted(firstSeconds))
                    .row(
                            "start when built and cached",
                            "%.1f s".formatted(seconds),
                            "<= 30 s",
                            seconds <= SECONDS)
                    .row("processes", Integer.toString(memory.size()))
                    .row(
                            "resident memory of all",
                            "%.0f MB".formatted(megabytes),
                            "<= 2500 MB",
                            megabytes <= MEGABYTES);
        }
    }

    /// Where every cache is there already, nothing is said about it.
    private static void awaitCaches(Running running) throws InterruptedException {
        long deadline = System.nanoTime() + CACHES.toNanos();
        while (running.makesCaches() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /// Kilobytes, as the kernel counts.
    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
