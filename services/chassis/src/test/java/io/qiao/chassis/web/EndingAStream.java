package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class EndingAStream {
    private static final Duration SOON = Duration.ofSeconds(5);

    private static Caller caller(@Nullable Instant expires) {
        return new Caller("a", false, false, Roles.none(), null, expires);
    }

    private static ServerSentEvent<String> event(String data) {
        return ServerSentEvent.builder(data).build();
    }

    @Test
    void it_ends_with_the_token_that_opened_it() {
        Flux<ServerSentEvent<String>> endless =
                Flux.interval(Duration.ofMillis(20)).map(at -> event("e" + at));

        List<ServerSentEvent<String>> seen =
                LiveStream.of("7", endless, caller(Instant.now().plusMillis(300)), () -> true)
                        .collectList()
                        .block(SOON);

        assertThat(seen).hasSizeGreaterThan(2);
    }

    @Test
    void the_callers_time_is_that_of_the_token() {
        Instant end = Instant.parse("2026-01-02T03:04:05Z");
        Jwt token =
                Jwt.withTokenValue("t")
                        .header("alg", "none")
                        .subject("a")
                        .issuedAt(end.minusSeconds(300))
                        .expiresAt(end)
                        .build();

        assertThat(Caller.of(token, null).expires()).isEqualTo(end);
    }

    @Test
    void it_ends_when_the_right_is_lost_though_nothing_happens() {
        AtomicBoolean allowed = new AtomicBoolean(true);

        StepVerifier.create(
                        LiveStream.of(
                                null,
                                Flux.<ServerSentEvent<String>>never(),
                                caller(Instant.MAX),
                                allowed::get))
                .expectNextCount(1)
                .then(() -> allowed.set(false))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void nothing_is_told_after_the_right_is_lost() {
        AtomicBoolean allowed = new AtomicBoolean(true);
        Sinks.Many<ServerSentEvent<String>> news = Sinks.many().unicast().onBackpressureBuffer();

        StepVerifier.create(LiveStream.of(null, news.asFlux(), caller(Instant.MAX), allowed::get))
                .expectNextCount(1)
                .then(
                        () -> {
                            allowed.set(false);
                            news.tryEmitNext(event("secret")).orThrow();
                        })
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void it_begins_with_how_soon_to_come_back_and_from_where() {
        ServerSentEvent<String> first =
                Objects.requireNonNull(
                        LiveStream.of("7", Flux.just(event("e")), caller(null), () -> true)
                                .blockFirst(SOON));

        assertThat(first.retry()).isEqualTo(Duration.ofSeconds(2));
        assertThat(first.id()).isEqualTo("7");
        assertThat(first.data()).isNull();
    }
}
