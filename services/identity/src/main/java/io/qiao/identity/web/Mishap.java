package io.qiao.identity.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What went wrong, as far as somebody at a browser needs to know.
enum Mishap {
    /// A form that was open for too long, or whose session is gone.
    EXPIRED("expired", "csrf", "The form was open for too long. Begin again."),
    INCOMPLETE("incomplete", "unreadable", "Something is missing in the request."),
    UNREADABLE("unreadable", "unreadable", "The request cannot be read."),
    APPLICATION("application", "unreadable", "The request is not one that this endpoint takes."),
    LONG(
            "long",
            "too-long",
            "A field is longer than what is taken here, or all of them together are longer than"
                    + " 16 KB."),
    FORBIDDEN("forbidden", "forbidden", "That is not yours to do."),
    MISSING("missing", "not-found", "There is no such page."),
    AWAY("away", "unavailable", "Something is away for the moment. Try again."),
    FAULT("fault", "fault", "Something went wrong here.");

    /// Where a request says which it is, when its status does not tell.
    private static final String ATTRIBUTE = Mishap.class.getName();

    private final String text;
    private final String code;
    private final String detail;

    Mishap(String text, String code, String detail) {
        this.text = text;
        this.code = code;
        this.detail = detail;
    }

    static Mishap of(HttpStatus status, @Nullable Object remembered) {
        if (remembered instanceof Mishap known) {
            return known;
        }
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> MISSING;
            case CONTENT_TOO_LARGE -> LONG;
            case FORBIDDEN, UNAUTHORIZED -> FORBIDDEN;
            case SERVICE_UNAVAILABLE -> AWAY;
            default -> status.is4xxClientError() ? INCOMPLETE : FAULT;
        };
    }

    static String attribute() {
        return ATTRIBUTE;
    }

    /// The end of the keys of its sentences.
    String text() {
        return text;
    }

    /// The type of the problem, for programs.
    String code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
