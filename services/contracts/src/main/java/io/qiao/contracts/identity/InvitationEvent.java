package io.qiao.contracts.identity;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to an invitation. One that nobody took up concerns nobody else.
public sealed interface InvitationEvent extends Event {
    Invitation invitation();

    @EventType("io.qiao.identity.invitation-accepted")
    record InvitationAccepted(Invitation invitation) implements InvitationEvent {}
}
