package io.qiao.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.demo.Mailbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A platform that runs as a process of its own, started like a user starts it: for tests and
/// benchmarks, which may also kill its parts.
public final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern ONE_TIME_PASSWORD = Pattern.compile("one-time password (\\S+)");

    private final Path data;
    private final Process launcher;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Running(Path data, Process launcher) {
        this.data = data;
        this.launcher = launcher;
    }

    /// Starts `infra/up` and waits until it is ready.
    ///
    /// @param root of the repository
    /// @param more arguments beyond the folder
    /// @throws IOException with what it printed when it does not become ready
    public static Running start(Path root, Path data, String... more)
            throws IOException, InterruptedException {
        Running running = new Running(data, launch(root, data, more));
        Thread.ofPlatform().daemon().start(running::collect);
        running.awaitReady();
        return running;
    }

    /// Runs `infra/up` to its end and gives what it printed.
    public static String outcome(Path root, Path data, String... more)
            throws IOException, InterruptedException {
        Process process = launch(root, data, more);
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return printed + "exit " + process.waitFor();
    }

    private static Process launch(Path root, Path data, String... more) throws IOException {
        Installation installation = new Installation(root);
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Installation.java(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dqiao.root=" + root,
                        "-cp",
                        installation.launcherClassPath(),
                        Up.class.getName(),
                        "--data",
                        data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private void collect() {
        try (BufferedReader reader = launcher.inputReader(UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            lines.add("the launcher is gone");
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lines.stream().noneMatch(line -> line.startsWith("Qiao is ready"))) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("not ready:\n" + String.join("\n", lines));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// Where everything is kept.
    public Path data() {
        return data;
    }

    /// What the launcher has printed so far.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// Whether the launcher is still busy making caches.
    public boolean makesCaches() {
        return launcher.descendants()
                        .anyMatch(
                                each ->
                                        each.info().arguments().stream()
                                                .flatMap(Arrays::stream)
                                                .anyMatch(
                                                        argument ->
                                                                argument.contains(
                                                                        "AOTCacheOutput")))
                || lines.stream().noneMatch(line -> line.startsWith(Caches.DONE));
    }

    public URI gateway() throws IOException {
        return URI.create("http://127.0.0.1:" + port("gateway"));
    }

    /// The port of a part, such as `kafka` or `matchmaking`.
    public int port(String part) throws IOException {
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("ports.properties"))) {
            ports.load(reader);
        }
        return Integer.parseInt(ports.getProperty(part));
    }

    /// The administrator's one-time password, as the launcher told it at the first start.
    public String oneTimePassword() throws IOException {
        return lines.stream()
                .map(ONE_TIME_PASSWORD::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IOException("the launcher told no password"));
    }

    /// One of its secrets, such as `forwarding-secret`.
    public String secret(String name) throws IOException {
        return Files.readString(data.resolve(name));
    }

    /// The mail that was sent so far.
    public Mailbox mailbox() {
        return new Mailbox(data.resolve("mail"));
    }

    /// The process of a part while it runs; `launcher` is the one that watches over all.
    public Optional<ProcessHandle> process(String part) {
        if (part.equals("launcher")) {
            return Optional.of(launcher.toHandle());
        }
        String mark = Platform.mainClass(part);
        return launcher.descendants()
                .filter(ProcessHandle::isAlive)
                .filter(
                        each ->
                                each.info().arguments().stream()
                                        .flatMap(Arrays::stream)
                                        .anyMatch(mark::equals))
                .findFirst();
    }

    /// All its processes.
    public Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(launcher.toHandle()), launcher.descendants());
    }

    /// Ends the launcher as Ctrl-C does and waits for it.
    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
