package io.qiao.identity.invitation;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.wire.Topic;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How invitations are kept.
@Configuration(proxyBeanMethods = false)
class InvitationConfiguration {
    /// To a seat it is the alliance's business, to act for an organization nobody's but its own.
    static final AggregateKind<OpenInvitation> KIND =
            AggregateKind.of(
                            Topic.INVITATIONS,
                            OpenInvitation.class,
                            state ->
                                    Map.of(
                                            "place", state.place(),
                                            "status", state.status().name(),
                                            "sent", Date.from(state.sent())),
                            "place")
                    .concerning(
                            state -> state.role().isSeat() ? List.of(state.place()) : List.of());

    @Bean
    Aggregates<OpenInvitation> invitationAggregates(Store store) {
        return store.aggregates(KIND);
    }
}
