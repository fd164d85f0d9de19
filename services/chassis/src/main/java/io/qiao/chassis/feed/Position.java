package io.qiao.chassis.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// How far a feed has come in each partition: the offset of the next record it will read.
public final class Position {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
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
        CompletableFuture<Void> reached = reached(ends);
        try {
            reached.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            reached.cancel(false);
            return false;
        } catch (ExecutionException never) {
            throw new CompletionException(never);
        }
    }

    /// Completes, on the feed's thread, when everything before the given offsets has been read.
    /// Whoever gives up waiting completes it in some other way.
    CompletableFuture<Void> reached(Map<TopicPartition, Long> ends) {
        lock.lock();
        try {
            if (isAt(ends)) {
                return CompletableFuture.completedFuture(null);
            }
            CompletableFuture<Void> reached = new CompletableFuture<>();
            waiting.add(new Waiting(ends, reached));
            return reached;
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
        arrived(consumer, partitions).forEach(each -> each.complete(null));
    }

    /// @return who waited for that
    private List<CompletableFuture<Void>> arrived(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        lock.lock();
        try {
            partitions.forEach(each -> next.put(each, consumer.position(each)));
            List<CompletableFuture<Void>> there =
                    waiting.stream()
                            .filter(each -> isAt(each.ends()))
                            .map(Waiting::reached)
                            .toList();
            waiting.removeIf(each -> each.reached().isDone() || isAt(each.ends()));
            return there;
        } finally {
            lock.unlock();
        }
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private record Waiting(Map<TopicPartition, Long> ends, CompletableFuture<Void> reached) {}
}
