package io.qiao.matchmaking.embedding;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.consuming.Consuming;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.ProjectEvent;
import io.qiao.contracts.matchmaking.Embedding;
import io.qiao.contracts.matchmaking.PostingEvent.PostingPublished;
import io.qiao.contracts.matchmaking.PostingEvent.PostingRevised;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationRegistered;
import io.qiao.contracts.membership.OrganizationEvent.ProfileRevised;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.engine.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/// Which model is used, and what is embedded when. A consumer group of its own: a slow model holds
/// up no match, whose words are looked at at once.
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

    /// @param folder of the model; without one there is none
    @Bean
    @ConditionalOnExpression("!'${qiao.matching.model:}'.isEmpty()")
    Embedder embedder(@Value("${qiao.matching.model:}") String folder) {
        return OnnxEmbedder.in(Path.of(folder));
    }

    @Bean
    Embeddings embeddings(ObjectProvider<Embedder> embedder, Store store) {
        return new Embeddings(
                embedder.getIfAvailable(),
                store.aggregates(
                        AggregateKind.of(
                                Topic.EMBEDDINGS,
                                Embedding.class,
                                embedding -> Map.of("model", embedding.model()))));
    }

    @Bean
    Consumer<Message<byte[]>> embed(Consuming consuming, Embeddings embeddings) {
        return consuming.of(
                Event.class,
                envelope -> embeddings.keep(subjects(envelope.event()), Cause.by(envelope)));
    }

    private static List<Subject> subjects(Event event) {
        return switch (event) {
            case PostingPublished published -> Subject.of(published.posting(), null);
            case PostingRevised revised -> Subject.of(revised.posting(), null);
            case ProjectEvent project -> List.of(Subject.of(project.project()));
            case OrganizationRegistered registered ->
                    List.of(
                            Subject.of(
                                    registered.organization().id(),
                                    registered.organization().profile()));
            case ProfileRevised revised ->
                    List.of(
                            Subject.of(
                                    revised.organization().id(), revised.organization().profile()));
            default -> List.of();
        };
    }
}
