package io.qiao.matchmaking.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.chassis.feed.Feed;
import io.qiao.chassis.feed.Horizon;
import io.qiao.chassis.security.Standing;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.access.Access;
import io.qiao.matchmaking.dashboard.Drift;
import io.qiao.matchmaking.embedding.Embeddings;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Weights;
import io.qiao.matchmaking.exchange.Exchanges;
import io.qiao.matchmaking.interest.Interests;
import io.qiao.matchmaking.posting.Abandonment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How matches are found and kept.
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final AggregateKind<Match> MATCHES =
            AggregateKind.of(
                            Topic.MATCHES,
                            Match.class,
                            MatchingConfiguration::keys,
                            "organizations",
                            "subjects",
                            "alliance",
                            "due",
                            "worded")
                    .concerning(MatchingConfiguration::concerned);

    /// @param folder where snapshots of the index are kept; without one there are none
    @Bean(destroyMethod = "close")
    MatchIndex matchIndex(@Value("${qiao.matching.folder:}") String folder, MeterRegistry meters) {
        MatchIndex index = folder.isEmpty() ? new MatchIndex() : MatchIndex.in(Path.of(folder));
        meters.gauge("qiao.matching.subjects", index, MatchIndex::size);
        return index;
    }

    @Bean
    Subjects subjects(MatchIndex index, Embeddings embeddings) {
        return new Subjects(index, embeddings.model());
    }

    @Bean
    Ledger ledger(Clock clock) {
        return new Ledger(clock);
    }

    /// What a subject can be matched with, and the interests that it can meet.
    @Bean
    Horizon horizon(Admin admin, Feed feed) {
        return Horizon.of(
                admin,
                feed,
                PATIENCE,
                Topic.POSTINGS,
                Topic.ORGANIZATIONS,
                Topic.MEMBERSHIPS,
                Topic.PROJECTS,
                Topic.AGREEMENTS,
                Topic.BLOCKS,
                Topic.INTERESTS);
    }

    /// What the texts mean.
    @Bean
    Horizon horizonOfEmbeddings(Admin admin, Feed feed) {
        return Horizon.of(admin, feed, PATIENCE, Topic.EMBEDDINGS);
    }

    /// What an open match rests on.
    @Bean
    Horizon horizonOfMatches(Admin admin, Feed feed) {
        return Horizon.of(
                admin,
                feed,
                PATIENCE,
                Topic.MATCHES,
                Topic.POSTINGS,
                Topic.ORGANIZATIONS,
                Topic.MEMBERSHIPS,
                Topic.PROJECTS,
                Topic.AGREEMENTS,
                Topic.BLOCKS);
    }

    /// @param weights a file that changes some of them; without one the default holds
    @Bean
    Matcher matcher(
            MatchIndex index,
            Subjects subjects,
            Exchanges exchanges,
            Ledger ledger,
            @Value("${qiao.matching.weights:}") String weights,
            Clock clock) {
        return new Matcher(
                index,
                subjects,
                exchanges,
                ledger,
                weights.isEmpty() ? Weights.standard() : Weights.read(Path.of(weights)),
                clock);
    }

    @Bean
    ProposeMatches proposeMatches(
            @Qualifier("horizon") Horizon horizon,
            @Qualifier("horizonOfEmbeddings") Horizon embeddings,
            Matcher matcher,
            @Qualifier("matches") Aggregates<Match> matches,
            MeterRegistry meters) {
        return new ProposeMatches(horizon, embeddings, matcher, matches, meters);
    }

    @Bean
    Recheck recheck(
            @Qualifier("horizonOfMatches") Horizon horizon,
            Matcher matcher,
            @Qualifier("matches") Aggregates<Match> matches,
            Clock clock) {
        return new Recheck(horizon, matcher, matches, clock);
    }

    @Bean
    Changes changes(
            @Qualifier("horizon") Horizon horizon,
            ProposeMatches propose,
            Recheck recheck,
            Interests interests,
            Subjects subjects,
            Standing standing,
            Abandonment abandonment) {
        return new Changes(horizon, propose, recheck, interests, subjects, standing, abandonment);
    }

    @Bean
    PostingChanges postingChanges(
            ProposeMatches propose, Recheck recheck, Interests interests, Abandonment abandonment) {
        return new PostingChanges(propose, recheck, interests, abandonment);
    }

    @Bean
    Brokerage brokerage(
            Matcher matcher, @Qualifier("matches") Aggregates<Match> matches, Access access) {
        return new Brokerage(matcher, matches, access);
    }

    @Bean
    Upkeep upkeep(MatchIndex index, Feed feed, Embeddings embeddings, Clock clock) {
        return new Upkeep(index, feed, embeddings, clock);
    }

    @Bean
    Sweep sweep(
            @Qualifier("postings") Aggregates<Posting> postings,
            @Qualifier("matches") Aggregates<Match> matches,
            MatchIndex index,
            Matcher matcher,
            Subjects subjects,
            Drift drift,
            Clock clock) {
        return new Sweep(postings, matches, index, matcher, subjects, drift, clock);
    }

    @Bean
    DryRun dryRun(MatchIndex index, Matcher matcher, Clock clock) {
        return new DryRun(index, matcher, clock);
    }

    @Bean
    Aggregates<Match> matches(Store store) {
        return store.aggregates(MATCHES);
    }

    /// The alliance that brought the two together, and those in which either posting was made. What
    /// a member agrees with outsiders is its own business.
    private static List<String> concerned(Match match) {
        return Stream.of(
                        Stream.ofNullable(match.broker()).map(Match.Broker::alliance),
                        match.first().alliances().stream(),
                        match.second().alliances().stream())
                .flatMap(each -> each)
                .toList();
    }

    /// One that has ended is found by its end for as long as there are words to erase.
    private static Map<String, Object> keys(Match match) {
        Map<String, Object> keys = new HashMap<>();
        keys.put("organizations", match.organizations());
        keys.put("subjects", List.of(match.first().subject(), match.second().subject()));
        keys.put("open", match.stage().isOpen());
        if (match.broker() != null) {
            keys.put("alliance", match.broker().alliance());
        }
        if (match.times() != null && match.times().due() != null) {
            keys.put("due", Date.from(match.times().due()));
        }
        boolean worded = !match.equals(match.withoutWords());
        if (worded && match.times() != null && match.times().settled() != null) {
            keys.put("worded", Date.from(match.times().settled()));
        }
        return keys;
    }
}
