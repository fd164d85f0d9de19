package io.qiao.identity.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qiao.chassis.aggregate.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitingForACore {
    @Test
    void no_more_work_at_a_time_than_there_are_cores() throws Exception {
        Bulkhead cores = new Bulkhead(2, 100, Duration.ofMinutes(1));
        AtomicInteger now = new AtomicInteger();
        Callable<Integer> work =
                () ->
                        cores.run(
                                () -> {
                                    int together = now.incrementAndGet();
                                    Thread.onSpinWait();
                                    now.decrementAndGet();
                                    return together;
                                });

        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> each :
                    threads.invokeAll(Stream.generate(() -> work).limit(500).toList())) {
                assertThat(each.get()).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void who_finds_the_queue_full_is_refused_at_once() throws Exception {
        Bulkhead cores = new Bulkhead(1, 0, Duration.ofMinutes(1));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Boolean> first = threads.submit(() -> cores.run(() -> holds(busy, end)));
            busy.await();

            refused(cores);

            end.countDown();
            assertThat(first.get()).isTrue();
        }
        refused(new Bulkhead(0, 1, Duration.ofMillis(1)));
    }

    private static boolean holds(CountDownLatch busy, CountDownLatch end) {
        busy.countDown();
        try {
            end.await();
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private static void refused(Bulkhead cores) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> cores.run(List::of))
                .satisfies(
                        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.UNAVAILABLE));
    }
}
