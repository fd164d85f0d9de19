package io.qiao.identity.person;

import io.qiao.chassis.aggregate.Refused;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Work that keeps a core busy: no more at a time than there are cores, a short queue, and a
/// refusal at once for whoever comes after that. So a flood of passwords costs those who send it an
/// answer, and not everybody else the service.
final class Bulkhead {
    private final Semaphore cores;
    private final int longestQueue;
    private final Duration patience;

    Bulkhead(int cores, int longestQueue, Duration patience) {
        this.cores = new Semaphore(cores);
        this.longestQueue = longestQueue;
        this.patience = patience;
    }

    /// @throws Refused when too many wait already, or it took too long
    <T> T run(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }

    private void enter() {
        if (cores.tryAcquire()) {
            return;
        }
        try {
            if (cores.getQueueLength() >= longestQueue
                    || !cores.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refused.unavailable(
                        "Too many people log in or choose a password at this moment. Try again.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("This service is stopping.");
        }
    }
}
