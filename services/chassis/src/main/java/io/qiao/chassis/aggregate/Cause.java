package io.qiao.chassis.aggregate;

import io.qiao.contracts.event.Envelope;
import org.jspecify.annotations.Nullable;

/// What led to a change.
///
/// @param correlation the id of the command or event that began the story
/// @param causation the id of the event that led to the change; absent when a person did
public record Cause(String correlation, @Nullable String causation) {

    /// A person's command begins a story.
    public static Cause command() {
        return new Cause(Ids.next(), null);
    }

    /// The change is an effect of that event.
    public static Cause by(Envelope<?> envelope) {
        return new Cause(envelope.correlation(), envelope.id());
    }
}
