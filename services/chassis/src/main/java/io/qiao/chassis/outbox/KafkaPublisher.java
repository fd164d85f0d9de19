package io.qiao.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.chassis.kafka.KafkaSettings;
import io.qiao.contracts.wire.CloudEvents;
import io.qiao.contracts.wire.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Publishes events with acks=all and an idempotent producer; completes once the broker has them.
/// Sends of one document are made in order, so they arrive in order.
public final class KafkaPublisher implements Publisher, AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final Scheduler sending = Schedulers.newSingle("publish", true);
    private final String source;
    private final MeterRegistry meters;

    public KafkaPublisher(KafkaSettings kafka, String service, MeterRegistry meters) {
        this.producer = new KafkaProducer<>(settings(kafka));
        this.source = "/qiao/" + service;
        this.meters = meters;
    }

    @Override
    public Mono<Void> publish(Topic topic, String key, OutboxEntry entry) {
        return Mono.<Void>create(sink -> send(message(topic, key, entry), sink))
                .subscribeOn(sending)
                .doOnSuccess(
                        _ ->
                                meters.counter("qiao.events.published", "type", entry.type())
                                        .increment());
    }

    private void send(ProducerRecord<String, byte[]> message, MonoSink<Void> sink) {
        Future<?> _ =
                producer.send(
                        message,
                        (_, failure) -> {
                            if (failure == null) {
                                sink.success();
                            } else {
                                sink.error(failure);
                            }
                        });
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        sending.dispose();
    }

    private ProducerRecord<String, byte[]> message(Topic topic, String key, OutboxEntry entry) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic.address(), key, entry.body().getBytes(UTF_8));
        headers(key, entry)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    private Map<String, String> headers(String key, OutboxEntry entry) {
        Map<String, String> headers =
                CloudEvents.headers(
                        new CloudEvents.Attributes(
                                entry.id(),
                                source,
                                entry.type(),
                                key,
                                entry.time(),
                                entry.sequence(),
                                entry.correlation(),
                                entry.causation()));
        if (entry.traceparent() != null) {
            headers.put("traceparent", entry.traceparent());
        }
        return headers;
    }

    private static Map<String, Object> settings(KafkaSettings kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000);
        return settings;
    }
}
