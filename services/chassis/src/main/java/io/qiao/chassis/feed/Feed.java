package io.qiao.chassis.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.chassis.kafka.KafkaSettings;
import io.qiao.chassis.kafka.RecordHeaders;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.MalformedEvent;
import io.qiao.contracts.wire.CloudEvents;
import io.qiao.contracts.wire.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Replays compacted topics into this process's memory and then follows them, all partitions at
/// every instance. No group, no commits: what is in memory is gone at the next start and is read
/// again.
///
/// The cost of a start is proportional to the aggregates in those topics.
public final class Feed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaSettings kafka;
    private final List<FeedReader> readers;
    private final MeterRegistry meters;
    private final Position position = new Position();
    private final Map<String, Long> seen = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private volatile Thread thread = new Thread("feed");

    public Feed(KafkaSettings kafka, List<FeedReader> readers, MeterRegistry meters) {
        this.kafka = kafka;
        this.readers = List.copyOf(readers);
        this.meters = meters;
    }

    /// How far it has come.
    public Position position() {
        return position;
    }

    /// The partitions it follows.
    public Set<TopicPartition> partitions() {
        return readers.stream()
                .flatMap(reader -> reader.topics().stream())
                .distinct()
                .flatMap(Feed::partitions)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.address(), partition));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("feed").daemon().start(this::run);
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(settings())) {
                follow(consumer);
            } catch (KafkaException | IllegalStateException away) {
                pause(away);
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        Collection<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        position.continueFrom(consumer, partitions);
        while (running) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            records.forEach(this::read);
            position.reached(consumer, partitions);
        }
    }

    private void pause(RuntimeException away) {
        if (away instanceof WakeupException || !running) {
            return;
        }
        LOG.info("the feed waits for Kafka: {}", away.toString());
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void read(ConsumerRecord<String, byte[]> written) {
        try {
            CloudEvents.read(RecordHeaders.of(written.headers()), written.value())
                    .filter(envelope -> isNew(written, envelope))
                    .ifPresent(envelope -> tell(written.topic(), envelope));
        } catch (MalformedEvent unreadable) {
            meters.counter("qiao.feed.unreadable", "topic", written.topic()).increment();
            LOG.warn(
                    "passed over {}-{} at {}: {}",
                    written.topic(),
                    written.partition(),
                    written.offset(),
                    unreadable.getMessage());
        }
    }

    private boolean isNew(ConsumerRecord<String, byte[]> written, Envelope<Event> envelope) {
        String subject = written.topic() + '/' + envelope.subject();
        if (seen.getOrDefault(subject, 0L) >= envelope.sequence()) {
            return false;
        }
        seen.put(subject, envelope.sequence());
        return true;
    }

    private void tell(String topic, Envelope<Event> envelope) {
        readers.stream()
                .filter(
                        reader ->
                                reader.topics().stream()
                                        .anyMatch(each -> each.address().equals(topic)))
                .forEach(reader -> reader.read(envelope));
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        return settings;
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the topics, before the bindings.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2000;
    }
}
