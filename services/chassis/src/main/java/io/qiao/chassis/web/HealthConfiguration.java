package io.qiao.chassis.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Health says whether all is well and nothing else: the groups are there for who knows them, and
/// no answer lists them.
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
    @Bean
    HealthEndpointGroupsPostProcessor unlisted() {
        return Unlisted::new;
    }

    private record Unlisted(HealthEndpointGroups groups) implements HealthEndpointGroups {
        @Override
        public HealthEndpointGroup getPrimary() {
            return groups.getPrimary();
        }

        @Override
        public Set<String> getNames() {
            return Set.of();
        }

        @Override
        public @Nullable HealthEndpointGroup get(String name) {
            return groups.get(name);
        }
    }
}
