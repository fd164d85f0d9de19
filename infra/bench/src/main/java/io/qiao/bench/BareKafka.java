package io.qiao.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// How long a record of 1 kB takes from a producer (acks=all) to a waiting consumer, one at a
/// time, on the same broker: the floor under everything else.
final class BareKafka {
    private static final String TOPIC = "qiao.bench.bare";
    private static final int WARM_UP = 200;

    private BareKafka() {}

    /// @return microseconds
    static Histogram measure(String brokers, int times) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", brokers);
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producing(brokers));
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consuming(brokers))) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            consumer.seekToBeginning(consumer.assignment());
            consumer.poll(Duration.ofSeconds(1));
            once(producer, consumer, WARM_UP);
            return once(producer, consumer, times);
        }
    }

    private static Histogram once(
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer,
            int times)
            throws ExecutionException, InterruptedException {
        Histogram histogram = new Histogram(60_000_000, 3);
        byte[] kilobyte = new byte[1024];
        for (int at = 0; at < times; at++) {
            long began = System.nanoTime();
            producer.send(new ProducerRecord<>(TOPIC, kilobyte)).get();
            while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                Thread.onSpinWait();
            }
            histogram.recordValue((System.nanoTime() - began) / 1_000);
        }
        return histogram;
    }

    private static Map<String, Object> producing(String brokers) {
        return Map.of(
                "bootstrap.servers",
                brokers,
                "acks",
                "all",
                "linger.ms",
                0,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class);
    }

    private static Map<String, Object> consuming(String brokers) {
        return Map.of(
                "bootstrap.servers", brokers,
                "key.deserializer", ByteArrayDeserializer.class,
                "value.deserializer", ByteArrayDeserializer.class);
    }
}
