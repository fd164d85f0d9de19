package io.qiao.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Keeps one part running: starts it, and starts it again when it dies, sooner at first and then
/// every ten seconds, until told to stop.
final class Supervisor {
    private static final long SHORTEST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 10_000;
    private static final int HOPELESS = 3;
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LARGE_LOG = 20L << 20;

    private final Part part;
    private final Path log;
    private final Console console;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger ended = new AtomicInteger();
    private volatile @Nullable Process process;
    private volatile Thread thread = new Thread();

    Supervisor(Part part, Path logs, Console console) {
        this.part = part;
        this.log = logs.resolve(part.name() + ".log");
        this.console = console;
    }

    Part part() {
        return part;
    }

    void start() {
        thread = Thread.ofPlatform().name(part.name()).start(this::keep);
    }

    private void keep() {
        long pause = SHORTEST_PAUSE;
        try {
            while (stopping.getCount() > 0) {
                long began = System.nanoTime();
                Process running = launch();
                process = running;
                int exit = running.waitFor();
                if (stopping.getCount() == 0) {
                    return;
                }
                ended.incrementAndGet();
                boolean calm = System.nanoTime() - began > CALM.toNanos();
                pause = calm ? SHORTEST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
                console.say(
                        "%s ended with %d and is started again; see %s"
                                .formatted(part.name(), exit, log));
                if (stopping.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            console.say("%s cannot be started: %s".formatted(part.name(), failure.getMessage()));
        }
    }

    /// Children ignore Ctrl-C, which the terminal sends to all at once: the launcher ends them in
    /// order.
    private Process launch() throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.addAll(part.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(part.environment());
        return builder.start();
    }

    /// Whether it ended so often, without ever being ready, that waiting makes no sense.
    boolean isHopeless() {
        return ended.get() >= HOPELESS;
    }

    void stop() {
        stopping.countDown();
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
            thread.join();
        } catch (InterruptedException hurry) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
