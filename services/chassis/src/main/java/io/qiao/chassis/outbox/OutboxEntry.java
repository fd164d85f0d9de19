package io.qiao.chassis.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it waits beside the state it changed, to be published.
///
/// @param body the event as JSON
/// @param traceparent the trace that it belongs to (W3C Trace Context)
public record OutboxEntry(
        String id,
        String type,
        long sequence,
        Instant time,
        String correlation,
        @Nullable String causation,
        @Nullable String traceparent,
        String body) {}
