package io.qiao.identity.waiting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Waits for the store. This is a servlet service: each request has a virtual thread of its own,
/// which may wait.
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Await() {}

    public static <T> Optional<T> the(Mono<T> answer) {
        return answer.blockOptional(PATIENCE);
    }

    public static <T> T one(Mono<T> answer) {
        return the(answer).orElseThrow(() -> new IllegalStateException("no answer"));
    }

    public static <T> List<T> all(Flux<T> answers) {
        return one(answers.collectList());
    }

    public static void done(Mono<?> work) {
        work.then().block(PATIENCE);
    }
}
