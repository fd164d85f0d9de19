package io.qiao.notifications.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Rings when an organization has something new, for the streams that this instance holds. News
/// that another instance kept is found by looking again every two seconds.
@Component
class Bells {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Map<String, Sinks.Many<String>> open = new ConcurrentHashMap<>();

    void ring(String recipient) {
        Sinks.Many<String> bell = open.get(recipient);
        if (bell != null) {
            bell.emitNext(recipient, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
        }
    }

    /// A signal now, then whenever there may be something new.
    Flux<String> of(String recipient) {
        return Flux.defer(
                () ->
                        Flux.merge(
                                Flux.interval(Duration.ZERO, LOOK)
                                        .onBackpressureDrop()
                                        .map(_ -> recipient),
                                bell(recipient).asFlux()));
    }

    private Sinks.Many<String> bell(String recipient) {
        return open.computeIfAbsent(recipient, _ -> Sinks.many().multicast().directBestEffort());
    }
}
