package io.qiao.identity.person;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How people are kept.
@Configuration(proxyBeanMethods = false)
class PersonConfiguration {
    @Bean
    Aggregates<Person> persons(Store store) {
        return store.aggregates(AggregateKind.of(Topic.ACCOUNTS, Person.class, _ -> Map.of()));
    }
}
