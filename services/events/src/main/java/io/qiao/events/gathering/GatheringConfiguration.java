package io.qiao.events.gathering;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How gatherings are kept.
@Configuration(proxyBeanMethods = false)
class GatheringConfiguration {
    @Bean
    Aggregates<Gathering> gatherings(Store store) {
        return store.aggregates(
                AggregateKind.of(
                        Topic.GATHERINGS,
                        Gathering.class,
                        state -> Map.of("alliance", state.alliance()),
                        "alliance"));
    }
}
