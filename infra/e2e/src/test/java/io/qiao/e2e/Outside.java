package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/// The tests of `infra/e2e/outside`: programs that nobody here wrote, run by Node. Each of its
/// tests is one here.
final class Outside {
    /// Not the one of [Qiao], which would start a platform.
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Path PROJECT = ROOT.resolve("infra/e2e/outside");
    private static final Path BIN = Path.of("/usr/bin");
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final int OLDEST_NODE = 20;

    private Outside() {}

    /// Runs the tests in a folder of the project.
    ///
    /// @param settings what to tell them by the environment
    static Stream<DynamicTest> run(String folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        install();
        Path report = ROOT.resolve("infra/e2e/target/outside-%s.jsonl".formatted(folder));
        Files.createDirectories(report.getParent());
        Files.deleteIfExists(report);
        List<Path> files = tests(PROJECT.resolve(folder));
        assertThat(files).as("tests in " + folder).isNotEmpty();
        Process node =
                start(
                        settings,
                        Stream.concat(
                                Stream.of(
                                        "node",
                                        "--test",
                                        "--test-concurrency=2",
                                        "--test-timeout=120000",
                                        "--test-reporter=./report.mjs",
                                        "--test-reporter-destination=" + report),
                                files.stream().map(PROJECT::relativize).map(Path::toString)));
        String printed = finished(node, 600);
        List<JsonNode> outcomes =
                Files.readAllLines(report, UTF_8).stream().map(Api.JSON::readTree).toList();
        assertThat(outcomes).as(printed).isNotEmpty();
        return outcomes.stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.get("name").asString(), () -> hold(each)));
    }

    private static void hold(JsonNode outcome) {
        assertThat(outcome.get("skipped").asBoolean()).as("skipped").isFalse();
        assertThat(outcome.get("passed").asBoolean())
                .as(outcome.path("failure").asString(""))
                .isTrue();
    }

    /// Stops the test that asks, unless Node and npm are there; where it must be
    /// (`-Dqiao.outside=required`) that is a failure.
    static void needsNode() throws IOException, InterruptedException {
        need(
                nodeIsThere() && version("npm").isPresent(),
                "Node %d or later with npm".formatted(OLDEST_NODE));
    }

    /// As [#needsNode], for Chromium.
    ///
    /// @return where it is
    static Path needsChromium() {
        Optional<Path> found =
                BROWSERS.stream().map(BIN::resolve).filter(Files::isExecutable).findFirst();
        need(found.isPresent(), "Chromium");
        return found.orElseThrow();
    }

    private static void need(boolean there, String what) {
        if (there) {
            return;
        }
        String line = "Skipped what is seen from outside: %s is missing.".formatted(what);
        assertThat(System.getProperty("qiao.outside", "optional")).as(line).isEqualTo("optional");
        System.out.println(line);
        Assumptions.abort(line);
    }

    private static boolean nodeIsThere() throws InterruptedException {
        return version("node")
                .map(version -> Integer.parseInt(version.substring(1).split("\\.", 2)[0]))
                .filter(major -> major >= OLDEST_NODE)
                .isPresent();
    }

    private static Optional<String> version(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(version) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /// Once for each state of the lock file.
    private static synchronized void install() throws IOException, InterruptedException {
        Path lock = PROJECT.resolve("package-lock.json");
        Path installed = PROJECT.resolve("node_modules/.installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(lock, installed) == -1) {
            return;
        }
        Process npm =
                start(
                        Map.of(),
                        Stream.of(
                                "npm",
                                "ci",
                                "--ignore-scripts",
                                "--prefer-offline",
                                "--no-audit",
                                "--no-fund"));
        String printed = finished(npm, 300);
        assertThat(npm.exitValue()).as(printed).isZero();
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Process start(Map<String, String> settings, Stream<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command.toList())
                        .directory(PROJECT.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static String finished(Process process, int seconds)
            throws IOException, InterruptedException {
        Thread.startVirtualThread(() -> endAfter(process, seconds));
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return printed;
    }

    private static void endAfter(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Path> tests(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".test.mjs")).sorted().toList();
        }
    }
}
