package io.qiao.standalone;

import io.qiao.standalone.kafka.Broker;
import io.qiao.standalone.store.DocumentStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The embedded broker or document store as a process of its own, for tests that start, stop and
/// kill it.
public final class Embedded implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> command;
    private final int port;
    private final Path log;
    private Process process;

    private Embedded(List<String> command, int port, Path log) throws IOException {
        this.command = command;
        this.port = port;
        this.log = log;
        this.process = launch();
    }

    /// A broker; `localhost:port` is where it can be reached.
    public static Embedded kafka(Path root, Path data, int port)
            throws IOException, InterruptedException {
        return start(root, "kafka", Broker.class, data, port, Integer.toString(Ports.free()));
    }

    /// A document store; `mongodb://127.0.0.1:port` is its address.
    public static Embedded store(Path root, Path data, int port)
            throws IOException, InterruptedException {
        return start(root, "store", DocumentStore.class, data, port);
    }

    /// A document store with data of its own, for the tests of a module: they run in its folder.
    public static Embedded store() {
        return fresh("store", (root, data) -> store(root, data, freePort()));
    }

    /// A broker with data of its own, for the tests of a module.
    public static Embedded kafka() {
        return fresh("kafka", (root, data) -> kafka(root, data, freePort()));
    }

    private static Embedded fresh(String name, Starting starting) {
        Path data = Path.of("target", name + "-" + System.nanoTime()).toAbsolutePath();
        try {
            return starting.at(root(), data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// The nearest folder above that holds the build's wrapper.
    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = Objects.requireNonNull(at.getParent(), "not inside the repository");
        }
        return at;
    }

    private interface Starting {
        Embedded at(Path root, Path data) throws IOException, InterruptedException;
    }

    /// A port that nobody uses.
    public static int freePort() {
        return Ports.free();
    }

    private static Embedded start(
            Path root, String name, Class<?> main, Path data, int port, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(data.toString(), Integer.toString(port)));
        arguments.addAll(List.of(more));
        Program program =
                new Programs(new Installation(root))
                        .own(name, main, "256m", arguments.toArray(String[]::new));
        Files.createDirectories(data);
        Embedded embedded =
                new Embedded(program.command(), port, data.resolveSibling(name + ".log"));
        embedded.awaitOpen();
        return embedded;
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Starts it again on the same data.
    public void restart() throws IOException, InterruptedException {
        process = launch();
        awaitOpen();
    }

    private void awaitOpen() throws IOException, InterruptedException {
        Part part = new Part("embedded", command, Map.of(), port, null);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!part.isOpen()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("did not open port " + port + "; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    public int port() {
        return port;
    }

    /// Ends it as a crash would.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
