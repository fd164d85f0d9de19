package io.qiao.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the built platform lies: the jars of the services, the launcher's own, and the caches
/// made from them.
///
/// @param root the root of the repository
record Installation(Path root) {

    Path jar(String service) {
        Path jar =
                service.equals("gateway")
                        ? root.resolve("gateway/target/gateway.jar")
                        : root.resolve("services/%1$s/target/%1$s.jar".formatted(service));
        if (!Files.exists(jar)) {
            throw new Failure(jar + " is missing. Build it with: ./mvnw package -DskipTests");
        }
        return jar;
    }

    Path launcher() {
        return root.resolve("infra/standalone/target/standalone.jar");
    }

    Path libraries() {
        return root.resolve("infra/standalone/target/lib");
    }

    Path cache() {
        return root.resolve("infra/standalone/target/cache");
    }

    /// The libraries in a fixed order, since a cache is good for one class path only.
    String launcherClassPath() {
        try (Stream<Path> jars = Files.list(libraries())) {
            return Stream.concat(
                            Stream.of(launcher()),
                            jars.filter(each -> each.toString().endsWith(".jar")).sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException missing) {
            throw new Failure(
                    libraries() + " is missing. Build it with: ./mvnw package -DskipTests");
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
