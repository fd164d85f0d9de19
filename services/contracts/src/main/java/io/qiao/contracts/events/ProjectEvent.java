package io.qiao.contracts.events;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a signed project.
public sealed interface ProjectEvent extends Event {
    /// The project as it is after the event.
    SignedProject project();

    @EventType("io.qiao.events.project-signed")
    record ProjectSigned(SignedProject project) implements ProjectEvent {}
}
