package io.qiao.e2e;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What many tests begin with, made while they wait for other things: each is given out once.
final class Ahead<T> {
    private static final int READY = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// What waited for longer is left: a login whose token is nearly over is not what a test
    /// expects.
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final BlockingQueue<Made<T>> ready = new LinkedBlockingQueue<>(READY);
    private final Callable<T> making;

    Ahead(Callable<T> making) {
        this.making = making;
        Thread.ofPlatform().daemon().name("ahead").start(this::make);
    }

    private record Made<T>(T what, long nanos) {
        boolean isFresh() {
            return System.nanoTime() - nanos < FRESH.toNanos();
        }
    }

    /// One that nobody had before.
    T next() throws InterruptedException {
        while (true) {
            Made<T> made = ready.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (made == null) {
                throw new AssertionError("nothing was made in " + PATIENCE);
            }
            if (made.isFresh()) {
                return made.what();
            }
        }
    }

    private void make() {
        try {
            while (true) {
                makeOne();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /// A test may have stopped what is needed for that: it is made when that is back.
    private void makeOne() throws InterruptedException {
        T what;
        try {
            what = making.call();
        } catch (InterruptedException over) {
            throw over;
        } catch (Exception | AssertionError _) {
            TimeUnit.MILLISECONDS.sleep(500);
            return;
        }
        ready.put(new Made<>(what, System.nanoTime()));
    }
}
