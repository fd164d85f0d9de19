package io.qiao.membership.admission;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.wire.Topic;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How memberships are kept.
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {
    static final AggregateKind<Membership> KIND =
            AggregateKind.of(
                            Topic.MEMBERSHIPS,
                            Membership.class,
                            state ->
                                    Map.of(
                                            "alliance", state.alliance(),
                                            "organization", state.organization(),
                                            "status", state.status().name()),
                            "alliance",
                            "organization")
                    .concerning(state -> List.of(state.alliance()));

    @Bean
    Aggregates<Membership> memberships(Store store) {
        return store.aggregates(KIND);
    }
}
