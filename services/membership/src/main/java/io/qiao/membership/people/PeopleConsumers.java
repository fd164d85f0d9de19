package io.qiao.membership.people;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.consuming.Consuming;
import io.qiao.chassis.consuming.Replays;
import io.qiao.contracts.identity.AccountEvent;
import io.qiao.contracts.identity.AccountEvent.AccountErased;
import io.qiao.contracts.identity.InvitationEvent;
import io.qiao.contracts.identity.InvitationEvent.InvitationAccepted;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/// What membership hears from Kafka.
@Configuration(proxyBeanMethods = false)
class PeopleConsumers {
    @Bean
    Consumer<Message<byte[]>> onInvitation(Consuming consuming, People people) {
        return consuming.of(
                InvitationEvent.class,
                envelope ->
                        envelope.event() instanceof InvitationAccepted accepted
                                ? people.welcome(accepted, Cause.by(envelope))
                                : Mono.empty());
    }

    @Bean
    Consumer<Message<byte[]>> onAccount(Consuming consuming, People people) {
        return consuming.of(
                AccountEvent.class,
                envelope ->
                        envelope.event() instanceof AccountErased erased
                                ? people.forget(erased.account().id(), Cause.by(envelope))
                                : Mono.empty());
    }

    @Bean
    Consumer<Message<byte[]>> onReplay(
            @Qualifier("onInvitation") Consumer<Message<byte[]>> onInvitation,
            @Qualifier("onAccount") Consumer<Message<byte[]>> onAccount) {
        return new Replays(
                Map.of(
                        Topic.INVITATIONS.address(), onInvitation,
                        Topic.ACCOUNTS.address(), onAccount));
    }
}
