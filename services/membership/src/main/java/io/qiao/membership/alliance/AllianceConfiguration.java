package io.qiao.membership.alliance;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.wire.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How alliances are kept.
@Configuration(proxyBeanMethods = false)
class AllianceConfiguration {
    static final AggregateKind<Alliance> KIND =
            AggregateKind.of(
                            Topic.ALLIANCES,
                            Alliance.class,
                            state -> Map.of("people", people(state)),
                            "people")
                    .concerning(state -> List.of(state.id()));

    @Bean
    Aggregates<Alliance> alliances(Store store) {
        return store.aggregates(KIND);
    }

    private static List<String> people(Alliance alliance) {
        return Stream.of(alliance.secretariat(), alliance.council(), alliance.organizers())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
