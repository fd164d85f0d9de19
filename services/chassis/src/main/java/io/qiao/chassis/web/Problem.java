package io.qiao.chassis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A problem document (RFC 9457).
///
/// @param type `urn:qiao:problem:` and a code that never changes
/// @param detail what went wrong this time, for a person to act on
/// @param errors the fields that break a rule, if any
/// @param trace where operators find more; present when the fault is ours
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String trace) {
    private static final String TYPE = "urn:qiao:problem:";

    public static Problem of(
            HttpStatus status,
            String code,
            String detail,
            String instance,
            List<FieldError> errors) {
        return new Problem(
                TYPE + code,
                status.getReasonPhrase(),
                status.value(),
                detail,
                instance,
                errors,
                null);
    }

    public static Problem of(Refused refused, String instance) {
        return of(
                status(refused.kind()),
                refused.code(),
                String.valueOf(refused.getMessage()),
                instance,
                refused.fields());
    }

    private static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case UNCONDITIONAL -> HttpStatus.PRECONDITION_REQUIRED;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case MISSING -> HttpStatus.NOT_FOUND;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    Problem traced(@Nullable String id) {
        return new Problem(type, title, status, detail, instance, errors, id);
    }
}
