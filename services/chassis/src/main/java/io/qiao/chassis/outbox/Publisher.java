package io.qiao.chassis.outbox;

import io.qiao.contracts.wire.Topic;
import reactor.core.publisher.Mono;

/// Where events go.
@FunctionalInterface
public interface Publisher {
    /// Completes when the event is safe. Events of one document, published one after another, keep
    /// their order.
    ///
    /// @param key the aggregate's id
    Mono<Void> publish(Topic topic, String key, OutboxEntry entry);
}
