package io.qiao.identity.program;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How programs are kept.
@Configuration(proxyBeanMethods = false)
class ProgramConfiguration {
    @Bean
    Aggregates<RegisteredProgram> programAggregates(Store store) {
        return store.aggregates(
                AggregateKind.of(
                        Topic.PROGRAMS,
                        RegisteredProgram.class,
                        state -> Map.of("organization", state.program().organization()),
                        "organization"));
    }
}
