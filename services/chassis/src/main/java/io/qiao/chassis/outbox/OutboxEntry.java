package io.qiao.chassis.outbox;

import io.qiao.chassis.audit.AuditEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it waits beside the state it changed, to be published.
///
/// @param body the event as JSON
/// @param traceparent the trace that it belongs to (W3C Trace Context)
/// @param audit what to keep of it in the audit trail; absent for what followed of itself
public record OutboxEntry(
        String id,
        String type,
        long sequence,
        Instant time,
        String correlation,
        @Nullable String causation,
        @Nullable String traceparent,
        String body,
        @Nullable AuditEntry audit) {}
