package io.qiao.chassis.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qiao.chassis.consuming.Unready;
import io.qiao.chassis.kafka.KafkaSettings;
import io.qiao.chassis.kafka.Topics;
import io.qiao.chassis.outbox.KafkaPublisher;
import io.qiao.chassis.outbox.OutboxEntry;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent.AllianceFounded;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.wire.EventTypes;
import io.qiao.contracts.wire.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What every broker must do for a feed and for what is published.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FollowingTopics {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> read = new CopyOnWriteArrayList<>();

    /// The address of a broker that is there for the tests.
    abstract String brokers();

    private KafkaSettings kafka() {
        return new KafkaSettings(brokers());
    }

    @BeforeAll
    void makeTopics() {
        try (Admin admin = Admin.create(kafka().client())) {
            Topics topics = new Topics(admin, "test");
            topics.start();
            topics.stop();
        }
    }

    private Feed feed() {
        read.clear();
        FeedReader reader =
                new FeedReader() {
                    @Override
                    public Set<Topic> topics() {
                        return Set.of(Topic.ALLIANCES);
                    }

                    @Override
                    public void read(Envelope<Event> envelope) {
                        read.add(envelope.subject() + " " + envelope.sequence());
                    }
                };
        return new Feed(kafka(), List.of(reader), meters);
    }

    @Test
    void a_feed_reads_from_the_beginning_and_then_what_comes() throws Exception {
        try (KafkaPublisher publisher = new KafkaPublisher(kafka(), "test", meters)) {
            publish(publisher, "begin", 1);
            Feed feed = feed();
            feed.start();
            publish(publisher, "begin", 2);

            assertThat(feed.position().await(ends(), PATIENCE)).isTrue();
            feed.stop();

            assertThat(of("begin")).containsExactly("begin 1", "begin 2");
            assertThat(feed.position().isCaughtUp()).isTrue();
        }
    }

    @Test
    void what_was_published_twice_or_late_is_read_once() throws Exception {
        try (KafkaPublisher publisher = new KafkaPublisher(kafka(), "test", meters)) {
            publish(publisher, "twice", 1);
            publish(publisher, "twice", 3);
            publish(publisher, "twice", 3);
            publish(publisher, "twice", 2);
            Feed feed = feed();
            feed.start();

            assertThat(feed.position().await(ends(), PATIENCE)).isTrue();
            feed.stop();

            assertThat(of("twice")).containsExactly("twice 1", "twice 3");
        }
    }

    @Test
    void what_cannot_be_read_is_passed_over_and_counted() throws Exception {
        try (KafkaPublisher publisher = new KafkaPublisher(kafka(), "test", meters);
                KafkaProducer<String, String> other = new KafkaProducer<>(raw())) {
            other.send(new ProducerRecord<>(Topic.ALLIANCES.address(), "poison", "{")).get();
            publish(publisher, "poison", 1);
            Feed feed = feed();
            feed.start();

            assertThat(feed.position().await(ends(), PATIENCE)).isTrue();
            feed.stop();

            assertThat(of("poison")).containsExactly("poison 1");
            assertThat(
                            meters.counter(
                                            "qiao.feed.unreadable",
                                            "topic",
                                            Topic.ALLIANCES.address())
                                    .count())
                    .isPositive();
        }
    }

    @Test
    void whatever_was_published_before_is_known_at_the_horizon() {
        try (KafkaPublisher publisher = new KafkaPublisher(kafka(), "test", meters);
                Admin admin = Admin.create(kafka().client())) {
            Feed feed = feed();
            feed.start();
            Horizon horizon = Horizon.of(admin, feed, PATIENCE, Topic.ALLIANCES);
            for (int each = 1; each <= 50; each++) {
                publish(publisher, "horizon", each);
                horizon.reach();

                assertThat(of("horizon")).hasSize(each);
            }
            feed.stop();
        }
    }

    @Test
    void who_waits_for_a_horizon_that_is_not_reached_hears_of_it() {
        try (KafkaPublisher publisher = new KafkaPublisher(kafka(), "test", meters);
                Admin admin = Admin.create(kafka().client())) {
            publish(publisher, "behind", 1);
            Horizon horizon = Horizon.ofAll(admin, feed(), Duration.ofMillis(100));

            assertThatThrownBy(horizon::reach).isInstanceOf(Unready.class);
        }
    }

    private Map<String, Object> raw() {
        Map<String, Object> settings = new HashMap<>(kafka().client());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return settings;
    }

    private static void publish(KafkaPublisher publisher, String alliance, long sequence) {
        AllianceFounded founded =
                new AllianceFounded(
                        new Alliance(
                                alliance,
                                LocalizedText.hans("联盟"),
                                "",
                                null,
                                List.of(),
                                null,
                                null));
        OutboxEntry entry =
                new OutboxEntry(
                        alliance + sequence,
                        EventTypes.nameOf(founded),
                        sequence,
                        Instant.EPOCH,
                        "story",
                        null,
                        null,
                        new String(EventJson.write(founded), UTF_8),
                        null);
        publisher.publish(Topic.ALLIANCES, alliance, entry).block(PATIENCE);
    }

    private Map<TopicPartition, Long> ends() throws Exception {
        try (Admin admin = Admin.create(kafka().client())) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
                latest.put(
                        new TopicPartition(Topic.ALLIANCES.address(), partition),
                        OffsetSpec.latest());
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((each, end) -> ends.put(each, end.offset()));
            return ends;
        }
    }

    private List<String> of(String subject) {
        return read.stream().filter(each -> each.startsWith(subject + " ")).toList();
    }
}
