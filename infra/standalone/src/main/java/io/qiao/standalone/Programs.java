package io.qiao.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Makes programs out of what was built: service jars are taken apart once, so that their class
/// path is plain jars.
final class Programs {
    private final Installation installation;

    Programs(Installation installation) {
        this.installation = installation;
    }

    /// A class of the launcher's own jar.
    Program own(String name, Class<?> main, String heap, String... args) {
        List<String> line = new ArrayList<>(List.of(args));
        line.addFirst(main.getName());
        return new Program(
                name,
                List.of("-Xmx" + heap),
                installation.launcherClassPath(),
                line,
                installation
                        .cache()
                        .resolve(name + "-" + fingerprint(installation.launcher()) + ".aot"));
    }

    /// A service.
    Program service(String name, String main) {
        Path jar = installation.jar(name);
        String version = name + "-" + fingerprint(jar);
        Path folder = installation.cache().resolve(version);
        if (!Files.exists(folder)) {
            takeApart(jar, folder);
        }
        return new Program(
                name,
                List.of("-Xmx256m", "-XX:MaxDirectMemorySize=64m"),
                installation.launcher() + File.pathSeparator + folder.resolve(jar.getFileName()),
                List.of(main),
                installation.cache().resolve(version + ".aot"));
    }

    private static void takeApart(Path jar, Path folder) {
        Path draft =
                folder.resolveSibling(folder.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder.getParent());
            Process process =
                    new ProcessBuilder(
                                    Installation.java(),
                                    "-Djarmode=tools",
                                    "-jar",
                                    jar.toString(),
                                    "extract",
                                    "--force",
                                    "--destination",
                                    draft.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor() != 0) {
                throw new Failure("Cannot take %s apart.".formatted(jar));
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            forgetOlder(folder);
        } catch (IOException failure) {
            throw new Failure("Cannot take %s apart: %s".formatted(jar, failure));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped");
        }
    }

    /// Leaves the two newest versions: one may still run.
    private static void forgetOlder(Path folder) throws IOException {
        String name = folder.getFileName().toString().replaceFirst("-[^-]*$", "-");
        try (Stream<Path> all = Files.list(folder.getParent())) {
            List<Path> older =
                    all.filter(each -> each.getFileName().toString().startsWith(name))
                            .filter(Files::isDirectory)
                            .sorted(Comparator.comparing(Programs::age).reversed())
                            .skip(2)
                            .toList();
            for (Path each : older) {
                Files.deleteIfExists(each.resolveSibling(each.getFileName() + ".aot"));
                Folders.delete(each, _ -> true);
            }
        }
    }

    private static FileTime age(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /// Changes when the jar does.
    private static String fingerprint(Path jar) {
        try {
            return Long.toString(
                    Files.getLastModifiedTime(jar).toMillis() * 31 + Files.size(jar), 36);
        } catch (IOException missing) {
            throw new Failure(jar + " is missing. Build it with: ./mvnw package -DskipTests");
        }
    }
}
