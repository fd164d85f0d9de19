package io.qiao.chassis.aggregate;

import io.qiao.contracts.event.Envelope;
import org.jspecify.annotations.Nullable;

/// What led to a change.
///
/// @param correlation the id of the command or event that began the story
/// @param causation the id of the event that led to the change; absent when a person did
/// @param actor the account or program whose command it is; absent for what follows of itself
/// @param address where that command came from
public record Cause(
        String correlation,
        @Nullable String causation,
        @Nullable String actor,
        @Nullable String address) {
    /// A command begins a story.
    public static Cause command(String actor, @Nullable String address) {
        return new Cause(Ids.next(), null, actor, address);
    }

    /// The platform itself begins a story, such as when time has passed.
    public static Cause ofItself() {
        return new Cause(Ids.next(), null, null, null);
    }

    /// The same, as part of a story that has begun.
    public Cause within(@Nullable String story) {
        return story == null ? this : new Cause(story, causation, actor, address);
    }

    /// The change is an effect of that event.
    public static Cause by(Envelope<?> envelope) {
        return new Cause(envelope.correlation(), envelope.id(), null, null);
    }
}
