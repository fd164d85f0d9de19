package io.qiao.matchmaking.matching;

import io.qiao.chassis.consuming.Consuming;
import io.qiao.chassis.consuming.Replays;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.matchmaking.EmbeddingEvent;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.PostingEvent;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.consortium.Consortia;
import io.qiao.matchmaking.engine.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/// What sets matching off: postings, what is known of organizations, projects and agreements, and
/// what becomes of matches.
@Configuration(proxyBeanMethods = false)
class MatchConsumers {

    @Bean
    Consumer<Message<byte[]>> onPosting(Consuming consuming, PostingChanges changes) {
        return consuming.of(PostingEvent.class, changes::handle);
    }

    /// Changes that come seldom share one consumer.
    @Bean
    Consumer<Message<byte[]>> onChange(Consuming consuming, Changes changes) {
        return consuming.of(Event.class, changes::handle);
    }

    @Bean
    Consumer<Message<byte[]>> onMatch(Consuming consuming, Recheck recheck, Consortia consortia) {
        return consuming.of(
                MatchEvent.class,
                envelope ->
                        consortia
                                .follow(envelope.event().match(), envelope)
                                .then(
                                        envelope.event() instanceof MatchAccepted accepted
                                                ? full(accepted.match(), recheck, envelope)
                                                : Mono.empty()));
    }

    /// Those that have found all the partners they are for.
    private static Mono<Void> full(Match match, Recheck recheck, Envelope<?> because) {
        return recheck.ofSubject(match.first().subject(), because)
                .then(recheck.ofSubject(match.second().subject(), because));
    }

    /// Matches once more when it is known what the texts mean.
    @Bean
    Consumer<Message<byte[]>> onEmbedding(Consuming consuming, ProposeMatches propose) {
        return consuming.of(
                EmbeddingEvent.class,
                envelope ->
                        propose.byMeaning(
                                Subject.wholeOf(envelope.event().embedding().subject()), envelope));
    }

    @Bean
    Consumer<Message<byte[]>> onReplay(
            @Qualifier("onPosting") Consumer<Message<byte[]>> onPosting,
            @Qualifier("onChange") Consumer<Message<byte[]>> onChange,
            @Qualifier("onMatch") Consumer<Message<byte[]>> onMatch,
            @Qualifier("onEmbedding") Consumer<Message<byte[]>> onEmbedding) {
        Map<String, Consumer<Message<byte[]>>> byTopic = new HashMap<>();
        byTopic.put(Topic.POSTINGS.address(), onPosting);
        byTopic.put(Topic.MATCHES.address(), onMatch);
        byTopic.put(Topic.EMBEDDINGS.address(), onEmbedding);
        Changes.TOPICS.forEach(each -> byTopic.put(each.address(), onChange));
        return new Replays(byTopic);
    }
}
