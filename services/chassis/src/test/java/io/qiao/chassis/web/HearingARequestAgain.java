package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qiao.chassis.aggregate.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class HearingARequestAgain {
    private final List<String> known = new ArrayList<>();
    private final CompletableFuture<Void> reading = new CompletableFuture<>();
    private int readings;

    private final Register register =
            heardAgain(
                    () -> {
                        readings++;
                        return reading;
                    });

    private Register heardAgain(Supplier<CompletableFuture<Void>> readingOn) {
        return (Register)
                new SecondHearing(readingOn)
                        .postProcessAfterInitialization(new Register(known), "register");
    }

    @Test
    void what_is_known_is_answered_without_reading_on() {
        known.add("alliance");

        assertThat(register.refer("alliance").block()).isEqualTo("alliance");
        assertThat(register.list("alliance").collectList().block()).containsExactly("alliance");
        assertThat(register.now("alliance")).isEqualTo("alliance");
        assertThat(readings).isZero();
    }

    @Test
    void what_was_told_meanwhile_is_not_refused() {
        StepVerifier.create(register.refer("alliance"))
                .then(() -> assertThat(readings).isEqualTo(1))
                .then(() -> known.add("alliance"))
                .then(() -> reading.complete(null))
                .expectNext("alliance")
                .verifyComplete();
    }

    @Test
    void handlers_of_every_sort_are_heard_again() {
        assertThat(toldMeanwhile().list("alliance").collectList().block())
                .containsExactly("alliance");
        known.clear();
        assertThat(toldMeanwhile().now("alliance")).isEqualTo("alliance");
    }

    private Register toldMeanwhile() {
        return heardAgain(
                () -> {
                    known.add("alliance");
                    return CompletableFuture.completedFuture(null);
                });
    }

    @Test
    void what_is_not_there_after_all_is_refused() {
        reading.complete(null);

        assertThat(kindOf(() -> register.refer("nothing").block())).isEqualTo(Refused.Kind.INVALID);
        assertThat(kindOf(() -> register.list("nothing").blockLast()))
                .isEqualTo(Refused.Kind.INVALID);
        assertThat(kindOf(() -> register.now("nothing"))).isEqualTo(Refused.Kind.INVALID);
    }

    @Test
    void nothing_is_refused_for_good_while_the_topics_cannot_be_read() {
        reading.completeExceptionally(new TimeoutException());

        assertThat(kindOf(() -> register.refer("nothing").block()))
                .isEqualTo(Refused.Kind.UNAVAILABLE);
        assertThat(kindOf(() -> register.list("nothing").blockLast()))
                .isEqualTo(Refused.Kind.UNAVAILABLE);
        assertThat(kindOf(() -> register.now("nothing"))).isEqualTo(Refused.Kind.UNAVAILABLE);
    }

    @Test
    void a_refusal_for_good_is_answered_at_once() {
        assertThat(kindOf(() -> register.never().block())).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(readings).isZero();
    }

    private static Refused.Kind kindOf(Runnable request) {
        return catchThrowableOfType(Refused.class, request::run).kind();
    }

    /// Handlers of each sort.
    @RestController
    static class Register {
        private final List<String> known;

        Register(List<String> known) {
            this.known = known;
        }

        Mono<String> refer(String thing) {
            return Mono.just(required(thing));
        }

        Flux<String> list(String thing) {
            return Flux.defer(() -> Flux.just(required(thing)));
        }

        String now(String thing) {
            return required(thing);
        }

        Mono<String> never() {
            return Mono.error(Refused.conflict("never", "Never."));
        }

        private String required(String thing) {
            if (!known.contains(thing)) {
                throw Refused.field("thing", "unknown", "must be there").provisional();
            }
            return thing;
        }
    }
}
