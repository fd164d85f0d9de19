package io.qiao.chassis.web;

import java.time.Duration;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/// Keeps a live stream open when there is nothing to tell, and tells both ends of a lost
/// connection.
public final class Heartbeat {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private Heartbeat() {}

    /// The events of a stream, and among them a comment at once and every 15 seconds.
    public static <T> Flux<ServerSentEvent<T>> with(Flux<ServerSentEvent<T>> events) {
        return Flux.merge(
                Flux.interval(Duration.ZERO, EVERY)
                        .onBackpressureDrop()
                        .map(_ -> ServerSentEvent.<T>builder().comment("alive").build()),
                events);
    }
}
