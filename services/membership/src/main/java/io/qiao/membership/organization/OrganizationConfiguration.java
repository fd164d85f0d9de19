package io.qiao.membership.organization;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.wire.Topic;
import java.util.HashMap;
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
                        OrganizationConfiguration::keys,
                        "people",
                        "code"));
    }

    private static Map<String, Object> keys(Organization organization) {
        Map<String, Object> keys = new HashMap<>();
        keys.put("people", people(organization));
        String code = organization.profile().code();
        if (code != null) {
            keys.put("code", code);
        }
        return keys;
    }

    private static List<String> people(Organization organization) {
        return Stream.of(organization.representatives(), organization.viewers())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
