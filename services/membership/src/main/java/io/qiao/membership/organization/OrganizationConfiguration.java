package io.qiao.membership.organization;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.wire.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How organizations are kept.
@Configuration(proxyBeanMethods = false)
class OrganizationConfiguration {
    @Bean
    Aggregates<Organization> organizations(Store store) {
        return store.aggregates(
                AggregateKind.of(
                        Topic.ORGANIZATIONS,
                        Organization.class,
                        state -> Map.of("people", people(state)),
                        "people"));
    }

    private static List<String> people(Organization organization) {
        return Stream.of(organization.representatives(), organization.viewers())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
