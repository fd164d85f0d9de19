package io.qiao.contracts.events;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a gathering.
public sealed interface GatheringEvent extends Event {
    /// The gathering as it is after the event.
    Gathering gathering();

    @EventType("io.qiao.events.gathering-announced")
    record GatheringAnnounced(Gathering gathering) implements GatheringEvent {}
}
