package io.qiao.e2e;

import io.qiao.demo.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Waits for what one service has still to hear from another.
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    static JsonNode get(Api api, String path) throws IOException, InterruptedException {
        return until(() -> api.send("GET", path, Map.of(), null), answer -> answer.status() == 200)
                .json();
    }

    static <T> T until(Callable<T> ask, Predicate<T> enough) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T answer = ask(ask);
            if (enough.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still " + answer);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static <T> T ask(Callable<T> ask) {
        try {
            return ask.call();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
