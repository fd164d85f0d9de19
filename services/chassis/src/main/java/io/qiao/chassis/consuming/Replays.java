package io.qiao.chassis.consuming;

import io.qiao.contracts.event.MalformedEvent;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/// Takes the events that an operator gives this service again from its dead letters, and hands
/// each to the consumer of the topic it first came from. They come on a topic of their own: on the
/// first one every other reader would get them, too, and out of order.
public final class Replays implements Consumer<Message<byte[]>> {
    private final Map<String, Consumer<Message<byte[]>>> byTopic;

    /// @param byTopic this service's consumers by the address of their topic
    public Replays(Map<String, Consumer<Message<byte[]>>> byTopic) {
        this.byTopic = Map.copyOf(byTopic);
    }

    @Override
    public void accept(Message<byte[]> message) {
        String topic = Consuming.headers(message).getOrDefault(DeadLetters.TOPIC, "");
        Consumer<Message<byte[]>> consumer = byTopic.get(topic);
        if (consumer == null) {
            throw new MalformedEvent("no consumer of topic '" + topic + "' here", null);
        }
        consumer.accept(message);
    }
}
