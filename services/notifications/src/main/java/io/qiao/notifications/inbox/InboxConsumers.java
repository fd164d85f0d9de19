package io.qiao.notifications.inbox;

import io.qiao.chassis.consuming.Consuming;
import io.qiao.chassis.consuming.Replays;
import io.qiao.contracts.matchmaking.MatchEvent;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import java.util.function.Consumer;
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
                MatchEvent.class,
                envelope ->
                        Flux.fromStream(() -> Announcements.of(envelope.event(), envelope.time()))
                                .concatMap(inbox::add)
                                .doOnNext(added -> bells.ring(added.recipient()))
                                .then());
    }

    @Bean
    Consumer<Message<byte[]>> onReplay(@Qualifier("onMatch") Consumer<Message<byte[]>> onMatch) {
        return new Replays(Map.of(Topic.MATCHES.address(), onMatch));
    }
}
