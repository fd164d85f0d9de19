package io.qiao.matchmaking.posting;

import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.wire.Topic;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How postings are kept.
@Configuration(proxyBeanMethods = false)
class PostingConfiguration {
    /// A public posting is no alliance's business.
    static final AggregateKind<Posting> KIND =
            AggregateKind.of(
                            Topic.POSTINGS,
                            Posting.class,
                            PostingConfiguration::keys,
                            "owner",
                            "openOf",
                            "alliances",
                            "validUntil")
                    .concerning(Posting::alliances);

    @Bean
    Aggregates<Posting> postings(Store store) {
        return store.aggregates(KIND);
    }

    /// A posting is found by its end, and as an open one of its owner, while it is open only.
    private static Map<String, Object> keys(Posting posting) {
        Map<String, Object> keys = new HashMap<>();
        keys.put("owner", posting.owner());
        keys.put("status", posting.status().name());
        keys.put("public", posting.alliances().isEmpty());
        keys.put("alliances", posting.alliances());
        keys.put("industries", List.of(posting.industry().substring(0, 1), posting.industry()));
        if (posting.status() == Posting.Status.OPEN) {
            keys.put("openOf", posting.owner());
            keys.put("validUntil", Date.from(posting.validUntil()));
        }
        return keys;
    }
}
