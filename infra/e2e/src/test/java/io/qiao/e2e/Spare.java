package io.qiao.e2e;

import io.qiao.demo.Api;
import io.qiao.standalone.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A part of the platform that a test starts beside the shared one, with settings of its own.
final class Spare implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private Spare(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts a service or the gateway; [#awaitReady] says when it is there.
    static Spare start(String name, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command(name))
                        .redirectErrorStream(true)
                        .redirectOutput(
                                Qiao.ROOT
                                        .resolve("infra/e2e/target/%s-%d.log".formatted(name, port))
                                        .toFile());
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        return new Spare(builder.start(), port);
    }

    /// As the platform under test runs it, which has taken its jar apart: that starts faster.
    private static List<String> command(String name) throws InterruptedException {
        List<String> running =
                List.of(
                        Eventually.until(
                                        () ->
                                                Qiao.running()
                                                        .process(name)
                                                        .flatMap(each -> each.info().arguments()),
                                        Optional::isPresent)
                                .orElseThrow());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                running.get(running.indexOf("-cp") + 1),
                running.getLast());
    }

    /// The settings by which it shares Kafka and the store with the platform under test.
    static Map<String, String> besideTheOthers() throws IOException {
        Running running = Qiao.running();
        Map<String, String> settings = new HashMap<>();
        settings.put("QIAO_FORWARDING_SECRET", running.secret("forwarding-secret"));
        settings.put("QIAO_KAFKA", "127.0.0.1:" + running.port("kafka"));
        settings.put(
                "SPRING_MONGODB_URI",
                "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=3000&retryWrites=false"
                        .formatted(running.port("store")));
        return settings;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    Spare awaitReady() throws InterruptedException {
        Api api = Api.of(uri());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (api.send("GET", "/actuator/health", Map.of(), null).status() == 200) {
                    return this;
                }
            } catch (IOException starting) {
                // not there yet
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("not ready: " + uri());
    }

    /// Lets it leave in good order, so that what it consumed is taken over at once.
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
