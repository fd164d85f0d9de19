package io.qiao.notifications.inbox;

import io.qiao.chassis.consuming.Consuming;
import io.qiao.chassis.consuming.Replays;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.wire.Topic;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;

/// What the inbox hears from Kafka.
@Configuration(proxyBeanMethods = false)
class InboxConsumers {

    @Bean
    Consumer<Message<byte[]>> onMatch(Consuming consuming, Inbox inbox, Bells bells) {
        return consuming.of(
                Event.class,
                envelope ->
                        Flux.fromStream(() -> Announcements.of(envelope.event(), envelope.time()))
                                .concatMap(inbox::add)
                                .doOnNext(added -> bells.ring(added.recipient()))
                                .then());
    }

    @Bean
    Consumer<Message<byte[]>> onReplay(@Qualifier("onMatch") Consumer<Message<byte[]>> onMatch) {
        return new Replays(
                Stream.of(Topic.MATCHES, Topic.MESSAGES, Topic.HITS, Topic.CONSORTIA, Topic.REPORTS)
                        .collect(Collectors.toUnmodifiableMap(Topic::address, _ -> onMatch)));
    }
}
