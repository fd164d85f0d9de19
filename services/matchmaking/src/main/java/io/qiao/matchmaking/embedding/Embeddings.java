package io.qiao.matchmaking.embedding;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Embedding;
import io.qiao.contracts.matchmaking.EmbeddingEvent.SubjectEmbedded;
import io.qiao.matchmaking.engine.Subject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Embeds each version of a subject's texts once and keeps it; an event brings it to the index of
/// every instance. Does nothing while no model is configured.
public final class Embeddings {
    private final @Nullable Embedder embedder;
    private final Aggregates<Embedding> embeddings;

    Embeddings(@Nullable Embedder embedder, Aggregates<Embedding> embeddings) {
        this.embedder = embedder;
        this.embeddings = embeddings;
    }

    /// The model whose vectors count; empty when there is none.
    public String model() {
        return embedder == null ? "" : embedder.model();
    }

    public Mono<Void> keep(List<Subject> subjects, Cause cause) {
        return Flux.fromIterable(embedder == null ? List.of() : subjects)
                .concatMap(subject -> keep(subject, Objects.requireNonNull(embedder), cause))
                .then();
    }

    private Mono<Void> keep(Subject subject, Embedder model, Cause cause) {
        return embeddings
                .find(subject.id())
                .map(known -> isOf(known.state(), subject, model))
                .defaultIfEmpty(false)
                .filter(known -> !known)
                .publishOn(Schedulers.boundedElastic())
                .map(_ -> Texts.embed(subject, model))
                .flatMap(
                        now ->
                                embeddings.createOrChange(
                                        now.subject(), embedded(now), _ -> embedded(now), cause))
                .then();
    }

    private static boolean isOf(Embedding known, Subject subject, Embedder model) {
        return known.model().equals(model.model()) && known.digest().equals(Texts.digest(subject));
    }

    private static Change<Embedding> embedded(Embedding now) {
        return Change.of(now, new SubjectEmbedded(now));
    }
}
