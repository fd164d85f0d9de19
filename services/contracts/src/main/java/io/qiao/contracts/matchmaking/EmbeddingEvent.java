package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to the embedding of a subject.
public sealed interface EmbeddingEvent extends Event {
    /// The embedding as it is after the event.
    Embedding embedding();

    @EventType("io.qiao.matchmaking.subject-embedded")
    record SubjectEmbedded(Embedding embedding) implements EmbeddingEvent {}
}
