package io.qiao.membership.admission;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How memberships are kept.
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {
    @Bean
    Aggregates<Membership> memberships(Store store) {
        return store.aggregates(
                AggregateKind.of(
                        Topic.MEMBERSHIPS,
                        Membership.class,
                        state ->
                                Map.of(
                                        "alliance", state.alliance(),
                                        "organization", state.organization(),
                                        "status", state.status().name()),
                        "alliance",
                        "organization"));
    }
}
