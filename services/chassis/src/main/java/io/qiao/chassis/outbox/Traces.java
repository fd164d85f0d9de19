package io.qiao.chassis.outbox;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/// The trace in progress, as the `traceparent` header writes it (W3C Trace Context, version 00).
public final class Traces {
    private final Tracer tracer;

    public Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    @Nullable String current() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        TraceContext context = span.context();
        String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
    }
}
