package io.qiao.identity.invitation;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How invitations are kept.
@Configuration(proxyBeanMethods = false)
class InvitationConfiguration {
    @Bean
    Aggregates<OpenInvitation> invitationAggregates(Store store) {
        return store.aggregates(
                AggregateKind.of(
                        Topic.INVITATIONS,
                        OpenInvitation.class,
                        state -> Map.of("place", state.place()),
                        "place"));
    }
}
