package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens to a report of abuse.
public sealed interface AbuseReportEvent extends Event {
    /// The report as it is after the event.
    AbuseReport report();

    @EventType("io.qiao.matchmaking.abuse-reported")
    record AbuseReported(AbuseReport report) implements AbuseReportEvent {}

    @EventType("io.qiao.matchmaking.abuse-resolved")
    record AbuseResolved(AbuseReport report) implements AbuseReportEvent {}
}
