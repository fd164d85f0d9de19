package io.qiao.chassis.aggregate;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command that a rule turns down. It carries no stack: it is an answer, not a fault.
public final class Refused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;
    private final transient List<FieldError> fields;
    private final @Nullable String about;
    private final boolean provisional;

    private Refused(Kind kind, String code, String detail, List<FieldError> fields) {
        this(kind, code, detail, fields, null, false);
    }

    private Refused(
            Kind kind,
            String code,
            String detail,
            List<FieldError> fields,
            @Nullable String about,
            boolean provisional) {
        super(detail, null, false, false);
        this.kind = kind;
        this.code = code;
        this.fields = fields;
        this.about = about;
        this.provisional = provisional;
    }

    /// The same refusal, telling the audit trail which alliance or organization it is about.
    public Refused about(String place) {
        return new Refused(kind, code, String.valueOf(getMessage()), fields, place, provisional);
    }

    /// The same refusal, resting on what the events of other services have told so far. It holds
    /// only once their topics have been read to the end: until then the request is not answered
    /// with it but heard again.
    public Refused provisional() {
        return new Refused(kind, code, String.valueOf(getMessage()), fields, about, true);
    }

    /// The state of things does not allow it.
    public static Refused conflict(String code, String detail) {
        return new Refused(Kind.CONFLICT, code, detail, List.of());
    }

    /// What was sent breaks a rule.
    public static Refused invalid(String code, String detail, FieldError... fields) {
        return new Refused(Kind.INVALID, code, detail, List.of(fields));
    }

    /// What was sent breaks a rule about one field.
    public static Refused field(String field, String rule, String detail) {
        return invalid("invalid", field + " " + detail + ".", new FieldError(field, rule, detail));
    }

    /// What was sent cannot be read, because of one field, parameter or header.
    public static Refused unreadable(FieldError field) {
        return new Refused(
                Kind.UNREADABLE,
                "unreadable",
                "The request cannot be read: " + field.field() + " " + field.detail() + ".",
                List.of(field));
    }

    /// Who asks has not shown who they are, or no longer.
    public static Refused unauthenticated(String detail) {
        return new Refused(Kind.UNAUTHENTICATED, "unauthenticated", detail, List.of());
    }

    /// A change needs to say which version it is made to.
    public static Refused unconditional() {
        return new Refused(
                Kind.UNCONDITIONAL,
                "if-match-needed",
                "Send If-Match with the ETag that you read, so that no change is lost.",
                List.of());
    }

    /// The caller may not do that.
    public static Refused forbidden(String detail) {
        return new Refused(Kind.FORBIDDEN, "forbidden", detail, List.of());
    }

    /// There is no such thing, or none that the caller may see.
    public static Refused missing(String what) {
        return new Refused(Kind.MISSING, "not-found", "There is no such " + what + ".", List.of());
    }

    /// The caller's copy is not the newest.
    public static Refused stale() {
        return new Refused(
                Kind.STALE, "stale", "It was changed since you read it. Read it again.", List.of());
    }

    /// Too much was asked for in too short a time.
    public static Refused tooMany(String code, String detail) {
        return new Refused(Kind.TOO_MANY, code, detail, List.of());
    }

    /// Something this service relies on is away for the moment.
    public static Refused unavailable(String detail) {
        return new Refused(Kind.UNAVAILABLE, "unavailable", detail, List.of());
    }

    public Kind kind() {
        return kind;
    }

    /// Stable; names the problem type and the message to translate.
    public String code() {
        return code;
    }

    public List<FieldError> fields() {
        return fields;
    }

    /// The id of the alliance or organization that it is about, for the audit trail.
    public @Nullable String about() {
        return about;
    }

    /// Whether it might be different after reading on.
    public boolean isProvisional() {
        return provisional;
    }

    /// What sort of answer it is.
    public enum Kind {
        UNREADABLE,
        UNAUTHENTICATED,
        UNCONDITIONAL,
        CONFLICT,
        INVALID,
        FORBIDDEN,
        MISSING,
        STALE,
        TOO_MANY,
        UNAVAILABLE
    }

    /// @param field the path of the field, such as `parties[0].name`
    /// @param rule the rule it breaks, such as `size`
    /// @param detail what the rule asks for
    public record FieldError(String field, String rule, String detail) {}
}
