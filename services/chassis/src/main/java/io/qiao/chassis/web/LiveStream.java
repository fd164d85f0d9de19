package io.qiao.chassis.web;

import io.qiao.chassis.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What all live streams (server-sent events) have in common. Each begins at once with how soon to
/// come back (`retry:`) and is kept open by a comment every 15 seconds, which also tells both ends
/// of a lost connection. It ends with the token that opened it, and within a second when the
/// caller loses the right to it: the client then comes back by itself, with a new token or to a
/// refusal.
public final class LiveStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    /// Whatever the token says, if anything.
    private static final Duration LONGEST = Duration.ofHours(1);

    private LiveStream() {}

    /// @param from the id that the stream begins behind: a client that is cut off before the first
    ///     event comes back with it and misses nothing; absent when the events have no ids
    /// @param allowed whether the caller may still see them
    public static <T> Flux<ServerSentEvent<T>> of(
            @Nullable String from,
            Flux<ServerSentEvent<T>> events,
            Caller caller,
            BooleanSupplier allowed) {
        Flux<ServerSentEvent<T>> kept = Flux.merge(LiveStream.<T>heartbeats(), events);
        return Flux.concat(Mono.just(LiveStream.<T>greeting(from)), kept)
                .takeUntilOther(Mono.firstWithSignal(expiry(caller), loss(allowed)))
                .takeWhile(_ -> allowed.getAsBoolean());
    }

    private static <T> ServerSentEvent<T> greeting(@Nullable String from) {
        ServerSentEvent.Builder<T> greeting =
                ServerSentEvent.<T>builder().comment("alive").retry(COME_BACK);
        return (from == null ? greeting : greeting.id(from)).build();
    }

    private static <T> Flux<ServerSentEvent<T>> heartbeats() {
        return Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<T>builder().comment("alive").build());
    }

    private static Mono<Long> expiry(Caller caller) {
        Instant expires = caller.expires();
        Duration left = expires == null ? LONGEST : Duration.between(Instant.now(), expires);
        return Mono.delay(left.compareTo(LONGEST) < 0 ? left : LONGEST);
    }

    private static Mono<Long> loss(BooleanSupplier allowed) {
        return Flux.interval(LOOK).onBackpressureDrop().filter(_ -> !allowed.getAsBoolean()).next();
    }
}
