package io.qiao.notifications.inbox;

import io.qiao.chassis.consuming.Consuming;
import io.qiao.chassis.consuming.Replays;
import io.qiao.chassis.feed.Horizon;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What the inbox hears from Kafka.
@Configuration(proxyBeanMethods = false)
class InboxConsumers {

    @Bean
    Consumer<Message<byte[]>> onMatch(Consuming consuming, Inbox inbox, Bells bells) {
        return consuming.of(
                Event.class,
                envelope ->
                        keep(inbox, bells, Announcements.of(envelope.event(), envelope.time())));
    }

    /// Which alliances a member belongs to is known when all that was told has been read.
    @Bean
    Consumer<Message<byte[]>> onOrganization(
            Consuming consuming,
            Inbox inbox,
            Bells bells,
            Standing standing,
            @Qualifier("wholeHorizon") Horizon horizon) {
        return consuming.of(
                OrganizationEvent.class,
                envelope ->
                        keep(
                                inbox,
                                bells,
                                Stream.concat(
                                        EndedVerifications.of(envelope),
                                        Losses.of(
                                                envelope,
                                                organization -> {
                                                    horizon.reach();
                                                    return standing.alliancesOf(organization);
                                                }))));
    }

    private static Mono<Void> keep(Inbox inbox, Bells bells, Stream<Notification> news) {
        return Flux.fromStream(news)
                .concatMap(inbox::add)
                .doOnNext(added -> bells.ring(added.recipient()))
                .then();
    }

    @Bean
    Consumer<Message<byte[]>> onReplay(
            @Qualifier("onMatch") Consumer<Message<byte[]>> onMatch,
            @Qualifier("onOrganization") Consumer<Message<byte[]>> onOrganization) {
        Map<String, Consumer<Message<byte[]>>> byTopic =
                Stream.of(Topic.MATCHES, Topic.MESSAGES, Topic.HITS, Topic.CONSORTIA, Topic.REPORTS)
                        .collect(Collectors.toMap(Topic::address, _ -> onMatch));
        byTopic.put(Topic.ORGANIZATIONS.address(), onOrganization);
        return new Replays(byTopic);
    }
}
