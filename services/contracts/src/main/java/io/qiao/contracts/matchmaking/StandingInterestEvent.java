package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a standing interest.
public sealed interface StandingInterestEvent extends Event {
    /// The interest as it is after the event.
    StandingInterest interest();

    @EventType("io.qiao.matchmaking.interest-saved")
    record InterestSaved(StandingInterest interest) implements StandingInterestEvent {}

    @EventType("io.qiao.matchmaking.interest-ended")
    record InterestEnded(StandingInterest interest) implements StandingInterestEvent {}
}
