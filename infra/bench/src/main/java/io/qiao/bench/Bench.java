package io.qiao.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// `infra/bench/run NAME`.
public final class Bench {
    private static final Map<String, Benchmark> ALL =
            new TreeMap<>(
                    Map.of(
                            "latency", new Latency(),
                            "crash", new Crash(),
                            "start", new Start(),
                            "load", new Load(),
                            "share", new Share(),
                            "outage", new Outage()));

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Benchmark benchmark = args.length == 0 ? null : ALL.get(args[0]);
        if (benchmark == null) {
            System.out.println("infra/bench/run NAME, where NAME is one of:");
            ALL.forEach(
                    (name, each) -> System.out.println("  %-10s %s".formatted(name, each.about())));
            System.exit(args.length == 0 ? 0 : 2);
            return;
        }
        Path root = Path.of(System.getProperty("qiao.root")).toAbsolutePath();
        Path scratch = Files.createTempDirectory("qiao-bench-");
        System.out.println(args[0] + ": " + benchmark.about());
        Table table = benchmark.run(root, scratch);
        System.out.print(table);
        System.exit(table.isKept() ? 0 : 1);
    }

    /// One thing that is measured.
    interface Benchmark {
        String about();

        Table run(Path root, Path scratch) throws Exception;
    }
}
