package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a block.
public sealed interface BlockEvent extends Event {
    /// The block as it is after the event.
    Block block();

    @EventType("io.qiao.matchmaking.partner-blocked")
    record PartnerBlocked(Block block) implements BlockEvent {}

    @EventType("io.qiao.matchmaking.partner-unblocked")
    record PartnerUnblocked(Block block) implements BlockEvent {}
}
