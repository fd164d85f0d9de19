package io.qiao.chassis.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.MalformedEvent;
import io.qiao.contracts.wire.CloudEvents;
import io.qiao.contracts.wire.EventTypes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/// The Kafka edge of a service. A consumer made here returns once its effect is kept, so that an
/// offset is never committed ahead of it. What fails is tried again and then set aside, see
/// [Failures]; an event of an unknown type is passed over and counted.
public final class Consuming {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MeterRegistry meters;

    public Consuming(MeterRegistry meters) {
        this.meters = meters;
    }

    /// A consumer of one topic's events.
    ///
    /// @param type the sealed interface of the topic
    /// @param handle has its effect when the returned chain completes; must bear the same event
    ///     twice
    public <E extends Event> Consumer<Message<byte[]>> of(
            Class<E> type, Function<Envelope<E>, Mono<Void>> handle) {
        return message -> {
            Optional<Envelope<Event>> envelope =
                    CloudEvents.read(headers(message), message.getPayload());
            if (envelope.isEmpty()) {
                meters.counter("qiao.events.unknown").increment();
                return;
            }
            handle(narrow(envelope.get(), type), handle);
        };
    }

    private <E extends Event> void handle(
            Envelope<E> envelope, Function<Envelope<E>, Mono<Void>> handle) {
        String name = EventTypes.nameOf(envelope.event());
        meters.timer("qiao.events.handled", "type", name)
                .record(() -> handle.apply(envelope).block(PATIENCE));
    }

    private static <E extends Event> Envelope<E> narrow(Envelope<Event> envelope, Class<E> type) {
        if (!type.isInstance(envelope.event())) {
            throw new MalformedEvent(
                    EventTypes.nameOf(envelope.event()) + " does not belong on this topic", null);
        }
        return new Envelope<>(
                envelope.id(),
                envelope.source(),
                envelope.subject(),
                envelope.time(),
                envelope.sequence(),
                envelope.correlation(),
                envelope.causation(),
                type.cast(envelope.event()));
    }

    static Map<String, String> headers(Message<byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders()
                .forEach(
                        (name, value) -> {
                            if (value instanceof byte[] bytes) {
                                headers.put(name, new String(bytes, UTF_8));
                            } else if (value instanceof String text) {
                                headers.put(name, text);
                            }
                        });
        return headers;
    }
}
