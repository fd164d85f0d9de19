package io.qiao.events.agreement;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.events.Agreement;
import io.qiao.contracts.wire.Topic;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How agreements are kept.
@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {
    static final AggregateKind<Agreement> KIND =
            AggregateKind.of(
                            Topic.AGREEMENTS,
                            Agreement.class,
                            AgreementConfiguration::keys,
                            "alliances",
                            "turns")
                    .concerning(AgreementConfiguration::sides);

    @Bean
    Aggregates<Agreement> agreements(Store store) {
        return store.aggregates(KIND);
    }

    private static List<String> sides(Agreement agreement) {
        return Stream.of(agreement.alliance(), agreement.partner())
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, Object> keys(Agreement agreement) {
        Map<String, Object> keys = new HashMap<>();
        keys.put("alliances", sides(agreement));
        LocalDate turns = Agreements.nextTurn(agreement);
        if (turns != null) {
            keys.put("turns", Date.from(Agreement.startOf(turns)));
        }
        return keys;
    }
}
