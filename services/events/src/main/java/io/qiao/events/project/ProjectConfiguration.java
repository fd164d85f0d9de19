package io.qiao.events.project;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.wire.Topic;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How signed projects are kept.
@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {
    static final AggregateKind<SignedProject> KIND =
            AggregateKind.of(
                            Topic.PROJECTS,
                            SignedProject.class,
                            ProjectConfiguration::keys,
                            "alliance",
                            "gathering")
                    .concerning(state -> List.of(state.alliance()));

    @Bean
    Aggregates<SignedProject> projects(Store store) {
        return store.aggregates(KIND);
    }

    private static Map<String, Object> keys(SignedProject project) {
        return project.gathering() == null
                ? Map.of("alliance", project.alliance())
                : Map.of("alliance", project.alliance(), "gathering", project.gathering());
    }
}
