package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the gateway and the services write into their logs from now on.
record LogWatch(Map<Path, Long> begins) {
    private static final Pattern TROUBLE = Pattern.compile(" ERROR |^\\s+at [\\w.$/@]+\\(");

    static LogWatch begun() throws IOException {
        Map<Path, Long> begins = new LinkedHashMap<>();
        for (String each :
                List.of(
                        "gateway",
                        "identity",
                        "membership",
                        "events",
                        "matchmaking",
                        "notifications")) {
            Path log = Qiao.running().data().resolve("logs").resolve(each + ".log");
            begins.put(log, Files.size(log));
        }
        return new LogWatch(begins);
    }

    /// The lines among them that tell of an error, or are of a stack trace.
    List<String> trouble() throws IOException {
        StringBuilder added = new StringBuilder();
        for (Map.Entry<Path, Long> each : begins.entrySet()) {
            byte[] all = Files.readAllBytes(each.getKey());
            int begin = Math.toIntExact(each.getValue());
            added.append(new String(all, begin, all.length - begin, UTF_8));
        }
        return added.toString().lines().filter(TROUBLE.asPredicate()).toList();
    }
}
