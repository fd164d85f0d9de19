package io.qiao.contracts.events;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a cooperation agreement.
public sealed interface AgreementEvent extends Event {
    /// The agreement as it is after the event.
    Agreement agreement();

    @EventType("io.qiao.events.agreement-proposed")
    record AgreementProposed(Agreement agreement) implements AgreementEvent {}

    @EventType("io.qiao.events.agreement-signed")
    record AgreementSigned(Agreement agreement) implements AgreementEvent {}

    /// Its first day has come after it was signed.
    @EventType("io.qiao.events.agreement-began")
    record AgreementBegan(Agreement agreement) implements AgreementEvent {}

    /// Its last day has passed.
    @EventType("io.qiao.events.agreement-lapsed")
    record AgreementLapsed(Agreement agreement) implements AgreementEvent {}

    /// One of the two has ended it.
    @EventType("io.qiao.events.agreement-ended")
    record AgreementEnded(Agreement agreement) implements AgreementEvent {}
}
