package io.qiao.standalone.deadletters;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The dead letters of one service. Which of them were given again is kept as the offset of a
/// consumer group.
final class Letters implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    /// @throws IOException when there is no such service
    Letters(String brokers, String service) throws IOException {
        partition = new TopicPartition("qiao." + service + ".dead-letters", 0);
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                brokers,
                                "group.id",
                                "qiao.dead-letters." + service,
                                "enable.auto.commit",
                                false,
                                "default.api.timeout.ms",
                                5_000,
                                "key.deserializer",
                                ByteArrayDeserializer.class,
                                "value.deserializer",
                                ByteArrayDeserializer.class));
        if (!consumer.listTopics(Duration.ofSeconds(5)).containsKey(partition.topic())) {
            consumer.close();
            throw new IOException("There is no service " + service + " with dead letters.");
        }
        consumer.assign(List.of(partition));
    }

    /// Those that were not given again yet, oldest first.
    List<Letter> waiting() {
        OffsetAndMetadata done = consumer.committed(Set.of(partition)).get(partition);
        consumer.seekToBeginning(List.of(partition));
        if (done != null) {
            consumer.seek(partition, done.offset());
        }
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        List<Letter> letters = new ArrayList<>();
        while (consumer.position(partition) < end) {
            consumer.poll(Duration.ofSeconds(1)).forEach(each -> letters.add(Letter.of(each)));
        }
        return letters;
    }

    /// Remembers that everything before the offset is dealt with.
    void done(long offset) {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
