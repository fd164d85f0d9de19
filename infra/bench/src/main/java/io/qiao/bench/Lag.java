package io.qiao.bench;

import io.qiao.standalone.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How many records the consumer groups of the platform have still to handle.
final class Lag implements AutoCloseable {
    private static final List<String> GROUPS =
            List.of("matchmaking", "matchmaking-embedding", "notifications");

    private final Admin admin;

    Lag(Running running) throws IOException {
        admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + running.port("kafka")));
    }

    long now() throws ExecutionException, InterruptedException {
        long lag = 0;
        for (String group : GROUPS) {
            Map<TopicPartition, OffsetAndMetadata> done =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            Map<TopicPartition, OffsetSpec> asked =
                    done.keySet().stream()
                            .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
            lag +=
                    admin.listOffsets(asked).all().get().values().stream()
                                    .mapToLong(end -> end.offset())
                                    .sum()
                            - done.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
        }
        return lag;
    }

    /// @return seconds until nothing was left, or infinity when that took longer
    double drained(Duration patience) throws ExecutionException, InterruptedException {
        long began = System.nanoTime();
        while (now() > 0) {
            if (System.nanoTime() - began > patience.toNanos()) {
                return Double.POSITIVE_INFINITY;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        admin.close();
    }
}
