package io.qiao.chassis.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DoingRounds {
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration NEVER = Duration.ofDays(1);

    private static Rounds rounds(Duration first, Duration every, CountDownLatch done) {
        return new Rounds("test", first, every) {
            @Override
            protected Mono<?> once() {
                done.countDown();
                return Mono.error(new IllegalStateException("away"));
            }
        };
    }

    @Test
    void the_first_need_not_wait_as_long_as_the_others() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Rounds rounds = rounds(SOON, NEVER, done);

        rounds.start();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        rounds.stop();
    }

    @Test
    void one_that_failed_is_followed_by_the_next() throws Exception {
        CountDownLatch done = new CountDownLatch(3);
        Rounds rounds = rounds(SOON, SOON, done);

        rounds.start();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        rounds.stop();
    }
}
