package io.qiao.matchmaking.matching;

import io.qiao.chassis.consuming.Unready;
import io.qiao.chassis.feed.Feed;
import io.qiao.contracts.wire.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Waits until the index has all that was on the topics when the wait began. Two subjects that
/// arrive at once on different partitions cannot miss each other this way: whichever came to its
/// topic last looks when the other is in the index.
final class Horizon {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final Feed feed;
    private final Set<String> topics;

    /// @param topics what the wait is for
    Horizon(Admin admin, Feed feed, Topic... topics) {
        this.admin = admin;
        this.feed = feed;
        this.topics =
                Arrays.stream(topics).map(Topic::address).collect(Collectors.toUnmodifiableSet());
    }

    /// @throws Unready when that takes longer than ten seconds
    void reach() {
        try {
            if (!feed.position().await(ends(), PATIENCE)) {
                throw new Unready("the index is behind its topics");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unready("stopped");
        }
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                feed.partitions().stream()
                        .filter(each -> topics.contains(each.topic()))
                        .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(latest)
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
        } catch (ExecutionException | TimeoutException away) {
            throw new Unready("Kafka does not tell how far its topics go: " + away);
        }
    }
}
