package io.qiao.chassis.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did or was refused.
///
/// @param actor the account or program
/// @param address where the request came from; absent when that is not known
/// @param action the event type for a change, the method and path for a refused attempt
/// @param subject the id of what was changed, or what the refused attempt was about
/// @param status the HTTP status of a refusal
/// @param alliances those whose business it is: their secretariats may read of it
/// @param correlation leads to the events that came of it
public record AuditEntry(
        String id,
        Instant time,
        @Nullable String actor,
        @Nullable String address,
        String action,
        String subject,
        Outcome outcome,
        @Nullable Integer status,
        List<String> alliances,
        @Nullable String correlation) {
    /// What came of it.
    public enum Outcome {
        DONE,
        REFUSED
    }
}
