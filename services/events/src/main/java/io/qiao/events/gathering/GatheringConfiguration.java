package io.qiao.events.gathering;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.wire.Topic;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How gatherings are kept.
@Configuration(proxyBeanMethods = false)
class GatheringConfiguration {
    static final AggregateKind<Gathering> KIND =
            AggregateKind.of(
                            Topic.GATHERINGS,
                            Gathering.class,
                            state -> Map.of("alliance", state.alliance()),
                            "alliance")
                    .concerning(state -> List.of(state.alliance()));

    @Bean
    Aggregates<Gathering> gatherings(Store store) {
        return store.aggregates(KIND);
    }
}
