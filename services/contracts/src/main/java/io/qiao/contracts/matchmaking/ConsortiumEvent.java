package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a consortium.
public sealed interface ConsortiumEvent extends Event {
    /// The consortium as it is after the event.
    Consortium consortium();

    /// A partner came or left; some part has nobody yet.
    @EventType("io.qiao.matchmaking.consortium-changed")
    record ConsortiumChanged(Consortium consortium) implements ConsortiumEvent {}

    /// Every part has somebody now.
    @EventType("io.qiao.matchmaking.consortium-completed")
    record ConsortiumCompleted(Consortium consortium) implements ConsortiumEvent {}
}
