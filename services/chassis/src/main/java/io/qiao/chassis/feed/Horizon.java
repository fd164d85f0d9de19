package io.qiao.chassis.feed;

import io.qiao.chassis.consuming.Unready;
import io.qiao.contracts.wire.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Waits until a feed has read all that was on its topics when the wait began. Whatever was
/// published before that moment is known afterwards, whichever service told it.
public final class Horizon {
    private final Admin admin;
    private final Feed feed;
    private final Predicate<TopicPartition> which;
    private final Duration patience;
    private final Ends ends = new Ends(this::ask);

    private Horizon(Admin admin, Feed feed, Predicate<TopicPartition> which, Duration patience) {
        this.admin = admin;
        this.feed = feed;
        this.which = which;
        this.patience = patience;
    }

    /// For some of the topics that the feed follows.
    public static Horizon of(Admin admin, Feed feed, Duration patience, Topic... topics) {
        Set<String> addresses =
                Arrays.stream(topics).map(Topic::address).collect(Collectors.toUnmodifiableSet());
        return new Horizon(admin, feed, each -> addresses.contains(each.topic()), patience);
    }

    /// For all that the feed follows.
    public static Horizon ofAll(Admin admin, Feed feed, Duration patience) {
        return new Horizon(admin, feed, _ -> true, patience);
    }

    /// Blocks.
    ///
    /// @throws Unready when that takes longer than its patience, or Kafka is away
    public void reach() {
        try {
            reached().join();
        } catch (CompletionException late) {
            throw new Unready("behind the topics: " + late.getCause());
        }
    }

    /// Fails when that takes longer than its patience, or Kafka is away.
    public CompletableFuture<Void> reached() {
        return ends.now().thenCompose(this::read);
    }

    private CompletableFuture<Void> read(Map<TopicPartition, Long> upTo) {
        return feed.position().reached(upTo).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Map<TopicPartition, Long>> ask() {
        Map<TopicPartition, OffsetSpec> latest =
                feed.partitions().stream()
                        .filter(which)
                        .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest)
                .all()
                .toCompletionStage()
                .thenApply(Horizon::offsets)
                .toCompletableFuture()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Map<TopicPartition, Long> offsets(
            Map<TopicPartition, ListOffsetsResultInfo> found) {
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
