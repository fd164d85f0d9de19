package io.qiao.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the caches that are missing, one after another, while the platform runs: the next start
/// is the faster one. What a stop interrupts is made next time.
final class Caches {
    /// What is said when there is nothing more to make.
    static final String DONE = "All caches for a fast start are made";

    private final Installation installation;
    private final Console console;
    private volatile @Nullable Process making;
    private volatile boolean stopped;

    Caches(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    /// @param programs with the environment that each runs in
    void make(Map<Program, Map<String, String>> programs) {
        Thread.ofPlatform().name("caches").daemon().start(() -> makeAll(programs));
    }

    private void makeAll(Map<Program, Map<String, String>> programs) {
        Map<Program, Map<String, String>> missing = new LinkedHashMap<>(programs);
        missing.keySet().removeIf(program -> Files.exists(program.cache()));
        try {
            if (!Exclusive.attempt(installation.cache().resolve("lock"))) {
                return;
            }
            for (Map.Entry<Program, Map<String, String>> each : missing.entrySet()) {
                make(each.getKey(), each.getValue());
                if (stopped) {
                    return;
                }
            }
            console.say(DONE + ".");
        } catch (IOException failure) {
            console.say("No caches for a faster start: %s".formatted(failure.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Program program, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path draft = program.cache().resolveSibling(program.cache().getFileName() + ".new");
        List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
        command.addAll(
                program.training(
                        draft, "-Dspring.context.exit=onRefresh", "-Dqiao.matching.folder="));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                installation
                                        .cache()
                                        .resolve(program.name() + "-cache.log")
                                        .toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        making = process;
        if (process.waitFor() == 0 && Files.exists(draft)) {
            Files.move(draft, program.cache(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Ends what is being made; the machine that writes a cache has a child of its own.
    void stop() {
        stopped = true;
        Process process = making;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
