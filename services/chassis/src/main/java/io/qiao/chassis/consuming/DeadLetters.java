package io.qiao.chassis.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.chassis.kafka.KafkaSettings;
import io.qiao.chassis.kafka.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/// Sets events aside that cannot be handled: on this service's dead-letter topic, as they came,
/// with headers that tell where they came from and why. The offset is committed only once they are
/// there.
public final class DeadLetters {
    /// The topic, partition and offset that the event came from, as text.
    public static final String TOPIC = "qiao-topic";

    public static final String PARTITION = "qiao-partition";
    public static final String OFFSET = "qiao-offset";

    /// Why it was set aside.
    public static final String REASON = "qiao-reason";

    /// How often it was given again from the dead letters.
    public static final String REPLAYS = "qiao-replays";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final KafkaTemplate<byte[], byte[]> template;
    private final String topic;
    private final MeterRegistry meters;

    public DeadLetters(KafkaSettings kafka, String service, MeterRegistry meters) {
        this.template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(settings(kafka)));
        this.topic = Topics.deadLetters(service);
        this.meters = meters;
    }

    DeadLetterPublishingRecoverer recoverer() {
        DeadLetterPublishingRecoverer recoverer =
                new DeadLetterPublishingRecoverer(template, (_, _) -> new TopicPartition(topic, 0));
        recoverer.setFailIfSendResultIsError(true);
        recoverer.setWaitForSendResultTimeout(Duration.ofSeconds(10));
        recoverer.setExceptionHeadersCreator((_, _, _, _) -> {});
        recoverer.setHeadersFunction(this::headers);
        recoverer.excludeHeader(DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd.values());
        return recoverer;
    }

    private Headers headers(ConsumerRecord<?, ?> failed, Exception failure) {
        Throwable root = Failures.root(failure);
        String reason = root.getClass().getSimpleName() + ": " + root.getMessage();
        meters.counter("qiao.events.dead").increment();
        LOG.warn(
                "set aside {}-{} at {}: {}",
                failed.topic(),
                failed.partition(),
                failed.offset(),
                reason,
                failure);
        Headers headers = new RecordHeaders();
        put(headers, REASON, reason);
        if (failed.headers().lastHeader(TOPIC) == null) {
            put(headers, TOPIC, failed.topic());
            put(headers, PARTITION, Integer.toString(failed.partition()));
            put(headers, OFFSET, Long.toString(failed.offset()));
        }
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(new RecordHeader(name, value.getBytes(UTF_8)));
    }

    private static Map<String, Object> settings(KafkaSettings kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }
}
