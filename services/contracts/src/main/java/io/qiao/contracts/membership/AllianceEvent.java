package io.qiao.contracts.membership;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to an alliance.
public sealed interface AllianceEvent extends Event {
    /// The alliance as it is after the event.
    Alliance alliance();

    @EventType("io.qiao.membership.alliance-founded")
    record AllianceFounded(Alliance alliance) implements AllianceEvent {}

    /// @param role the seat: secretariat, council or organizer
    /// @param account who now holds it
    @EventType("io.qiao.membership.seat-taken")
    record SeatTaken(Alliance alliance, Role role, String account) implements AllianceEvent {}

    /// @param account who no longer holds it
    @EventType("io.qiao.membership.seat-left")
    record SeatLeft(Alliance alliance, Role role, String account) implements AllianceEvent {}
}
