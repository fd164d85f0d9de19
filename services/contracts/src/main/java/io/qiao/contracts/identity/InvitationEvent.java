package io.qiao.contracts.identity;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to an invitation.
public sealed interface InvitationEvent extends Event {
    /// The invitation as it is after the event.
    Invitation invitation();

    @EventType("io.qiao.identity.invitation-sent")
    record InvitationSent(Invitation invitation) implements InvitationEvent {}

    @EventType("io.qiao.identity.invitation-withdrawn")
    record InvitationWithdrawn(Invitation invitation) implements InvitationEvent {}

    /// @param account who took it up
    @EventType("io.qiao.identity.invitation-accepted")
    record InvitationAccepted(Invitation invitation, String account) implements InvitationEvent {}
}
