package io.qiao.standalone;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /// The embedding model that matchmaking is given.
    Path model() {
        return root.resolve("services/matchmaking/target/model/bge-small-zh-v1.5-q");
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

    String launcherClassPath() {
        return launcher() + File.pathSeparator + libraries().resolve("*");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
