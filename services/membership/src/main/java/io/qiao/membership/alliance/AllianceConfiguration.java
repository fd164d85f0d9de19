package io.qiao.membership.alliance;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How alliances are kept.
@Configuration(proxyBeanMethods = false)
class AllianceConfiguration {
    @Bean
    Aggregates<Alliance> alliances(Store store) {
        return store.aggregates(AggregateKind.of(Topic.ALLIANCES, Alliance.class, _ -> Map.of()));
    }
}
