package io.qiao.contracts.membership;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to an alliance.
public sealed interface AllianceEvent extends Event {
    /// The alliance as it is after the event.
    Alliance alliance();

    @EventType("io.qiao.membership.alliance-founded")
    record AllianceFounded(Alliance alliance) implements AllianceEvent {}
}
