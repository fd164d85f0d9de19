package io.qiao.matchmaking.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.chassis.feed.Feed;
import io.qiao.chassis.security.Standing;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.wire.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How matches are found and kept.
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {

    @Bean
    MatchIndex matchIndex(MeterRegistry meters) {
        MatchIndex index = new MatchIndex();
        meters.gauge("qiao.matching.subjects", index, MatchIndex::size);
        return index;
    }

    @Bean
    Subjects subjects(MatchIndex index) {
        return new Subjects(index);
    }

    @Bean
    ProposeMatches proposeMatches(
            Admin admin,
            Feed feed,
            MatchIndex index,
            Standing standing,
            @Qualifier("matches") Aggregates<Match> matches,
            Clock clock,
            MeterRegistry meters) {
        return new ProposeMatches(
                new Horizon(admin, feed), new Matcher(index, standing, clock), matches, meters);
    }

    @Bean
    Aggregates<Match> matches(Store store) {
        return store.aggregates(
                AggregateKind.of(
                        Topic.MATCHES,
                        Match.class,
                        MatchingConfiguration::keys,
                        "organizations",
                        "subjects"));
    }

    private static Map<String, Object> keys(Match match) {
        List<String> organizations =
                Stream.of(match.first(), match.second())
                        .flatMap(side -> side.organizations().stream())
                        .distinct()
                        .toList();
        return Map.of(
                "organizations",
                organizations,
                "subjects",
                List.of(match.first().subject(), match.second().subject()));
    }
}
