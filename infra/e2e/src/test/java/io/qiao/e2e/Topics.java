package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Every record that lies on any topic of the platform, dead letters and replays included, as
/// somebody with the broker's address sees them.
///
/// @param records key, headers and value of each
record Topics(List<String> records) {

    /// Reads all of them once the event is there.
    static Topics holding(String key, String event) throws InterruptedException {
        return Eventually.until(Topics::read, all -> !all.told(key, event).isEmpty());
    }

    /// The records of that kind about that aggregate.
    String told(String key, String event) {
        return records.stream()
                .filter(each -> each.startsWith(key + " ") && each.contains(event))
                .collect(Collectors.joining("\n"));
    }

    List<String> with(String text) {
        return records.stream().filter(each -> each.contains(text)).toList();
    }

    private static Topics read() throws IOException {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + Qiao.running().port("kafka"),
                        "allow.auto.create.topics",
                        false,
                        "max.poll.records",
                        10_000);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all =
                    consumer.listTopics().entrySet().stream()
                            .filter(each -> each.getKey().startsWith("qiao."))
                            .flatMap(each -> each.getValue().stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            return new Topics(until(consumer, consumer.endOffsets(all)));
        }
    }

    private static List<String> until(
            KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        List<String> records = new ArrayList<>();
        while (isBefore(consumer, ends)) {
            consumer.poll(Duration.ofMillis(200)).forEach(each -> records.add(text(each)));
        }
        return records;
    }

    private static boolean isBefore(
            KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(each -> consumer.position(each.getKey()) < each.getValue());
    }

    private static String text(ConsumerRecord<String, String> each) {
        return each.key() + " " + headers(Arrays.asList(each.headers().toArray())) + each.value();
    }

    private static String headers(Collection<Header> headers) {
        return headers.stream()
                .map(each -> each.key() + "=" + new String(each.value(), UTF_8) + " ")
                .collect(Collectors.joining());
    }
}
