package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What standing interests find.
public sealed interface HitEvent extends Event {
    Hit hit();

    @EventType("io.qiao.matchmaking.interests-met")
    record InterestsMet(Hit hit) implements HitEvent {}
}
