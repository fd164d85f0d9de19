package io.qiao.chassis.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// How far a feed has come in each partition: the offset of the next record it will read.
public final class Position {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private Map<TopicPartition, Long> endsAtStart = Map.of();
    private boolean started;

    /// Whether it has read all that was there when it started.
    public boolean isCaughtUp() {
        lock.lock();
        try {
            return started && isAt(endsAtStart);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything before the given offsets has been read.
    ///
    /// @return false when that did not happen in time
    public boolean await(Map<TopicPartition, Long> ends, Duration patience)
            throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!isAt(ends)) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes up where an earlier connection left off.
    void continueFrom(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        lock.lock();
        try {
            partitions.forEach(each -> next.merge(each, begins.getOrDefault(each, 0L), Math::max));
            next.forEach(consumer::seek);
            if (!started) {
                endsAtStart = Map.copyOf(ends);
                started = true;
            }
        } finally {
            lock.unlock();
        }
    }

    void reached(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        lock.lock();
        try {
            partitions.forEach(each -> next.put(each, consumer.position(each)));
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
