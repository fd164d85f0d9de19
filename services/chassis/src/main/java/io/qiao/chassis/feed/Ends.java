package io.qiao.chassis.feed;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How far topics go at the moment. One question at a time is on its way: those who ask meanwhile
/// share the next one, so that many who wait at once cost Kafka no more than one.
final class Ends {
    private final Supplier<CompletableFuture<Map<TopicPartition, Long>>> question;
    private @Nullable CompletableFuture<Map<TopicPartition, Long>> next;
    private boolean asking;

    /// @param question asks; must come to an end by itself
    Ends(Supplier<CompletableFuture<Map<TopicPartition, Long>>> question) {
        this.question = question;
    }

    /// The ends at this moment or later; never earlier.
    synchronized CompletableFuture<Map<TopicPartition, Long>> now() {
        if (!asking) {
            return ask();
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    private CompletableFuture<Map<TopicPartition, Long>> ask() {
        asking = true;
        CompletableFuture<Map<TopicPartition, Long>> answer = question.get();
        CompletableFuture<?> _ = answer.whenComplete((_, _) -> answered());
        return answer;
    }

    private synchronized void answered() {
        asking = false;
        CompletableFuture<Map<TopicPartition, Long>> those = next;
        next = null;
        if (those != null) {
            CompletableFuture<?> _ =
                    ask().whenComplete(
                                    (ends, failure) -> {
                                        if (failure == null) {
                                            those.complete(ends);
                                        } else {
                                            those.completeExceptionally(failure);
                                        }
                                    });
        }
    }
}
