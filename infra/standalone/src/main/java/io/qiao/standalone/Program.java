package io.qiao.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A Java program that is started often, and so is given a class path of plain jars and, once it
/// has run, a cache of its loaded classes (JEP 483, JEP 514) that halves the time it takes to
/// start.
///
/// @param name of the part that runs it
/// @param flags for the Java machine
/// @param classPath jars only
/// @param main and its arguments
/// @param cache the file of the cache, whose name changes with the jars
record Program(String name, List<String> flags, String classPath, List<String> main, Path cache) {
    private static final List<String> USUAL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xss512k",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.net.preferIPv4Stack=true");

    /// What computes gets the better compiler; it costs memory and a slower start. A password is
    /// hashed in a third of the time that way.
    private static final Set<String> COMPUTING = Set.of("store", "matchmaking", "identity");

    List<String> command() {
        return Files.exists(cache) ? with("-XX:AOTCache=" + cache) : with();
    }

    /// Writes the cache to a file when the program ends.
    List<String> training(Path output, String... more) {
        List<String> extra = new ArrayList<>(List.of(more));
        extra.addFirst("-XX:AOTCacheOutput=" + output);
        return with(extra.toArray(String[]::new));
    }

    private List<String> with(String... more) {
        List<String> command = new ArrayList<>();
        command.add(Installation.java());
        command.addAll(USUAL);
        command.add("-XX:TieredStopAtLevel=" + (COMPUTING.contains(name) ? 4 : 1));
        command.addAll(flags);
        command.addAll(List.of(more));
        command.addAll(List.of("-cp", classPath, Tether.class.getName()));
        command.addAll(main);
        return command;
    }
}
