package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.NewId;
import io.qiao.contracts.event.EventJson;
import org.jspecify.annotations.Nullable;

/// The `Idempotency-Key` of a creating request, or its absence. With one, the same request of the
/// same account creates one thing however often it is sent; the same key on another request is
/// refused. Without one, every request creates.
///
/// @param value 1 to 200 characters
public record IdempotencyKey(@Nullable String value) {
    private static final int MOST = 200;

    public IdempotencyKey {
        if (value != null && (value.isEmpty() || value.length() > MOST)) {
            throw Refused.field("Idempotency-Key", "size", "must be 1 to " + MOST + " characters");
        }
    }

    /// The id of what the request creates.
    public NewId id(Caller caller, String what, Object request) {
        if (value == null) {
            return NewId.fresh();
        }
        Refused clash =
                Refused.invalid(
                        "idempotency-key.reused",
                        "This Idempotency-Key was sent before, with another request.");
        return NewId.of(Ids.of(caller.account(), what, value), fingerprint(request), clash);
    }

    /// Like [#id], for a thing whose id follows from what it is.
    ///
    /// @param clash what to answer when it is there already and this is no repetition
    public NewId id(String id, Object request, Refused clash) {
        return NewId.of(id, value == null ? "" : Ids.of(value, fingerprint(request)), clash);
    }

    private static String fingerprint(Object request) {
        return Ids.of(EventJson.MAPPER.writeValueAsString(request));
    }
}
