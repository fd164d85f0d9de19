package io.qiao.events.agreement;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.events.Agreement;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How agreements are kept.
@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {
    @Bean
    Aggregates<Agreement> agreements(Store store) {
        return store.aggregates(
                AggregateKind.of(
                        Topic.AGREEMENTS,
                        Agreement.class,
                        agreement ->
                                Map.of(
                                        "alliances",
                                        Stream.of(agreement.alliance(), agreement.partner())
                                                .filter(Objects::nonNull)
                                                .toList()),
                        "alliances"));
    }
}
