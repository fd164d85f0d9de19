package io.qiao.matchmaking.posting;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.wire.Topic;
import java.util.Date;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How postings are kept.
@Configuration(proxyBeanMethods = false)
class PostingConfiguration {
    @Bean
    Aggregates<Posting> postings(Store store) {
        return store.aggregates(
                AggregateKind.of(
                        Topic.POSTINGS,
                        Posting.class,
                        state ->
                                Map.of(
                                        "owner", state.owner(),
                                        "status", state.status().name(),
                                        "public", state.alliances().isEmpty(),
                                        "alliances", state.alliances(),
                                        "validUntil", Date.from(state.validUntil())),
                        "owner",
                        "validUntil"));
    }
}
