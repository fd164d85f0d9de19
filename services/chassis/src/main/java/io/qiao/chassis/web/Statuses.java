package io.qiao.chassis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/// What a status means where nothing more is known than that.
final class Statuses {
    private Statuses() {}

    /// With the headers that help: `Allow` for a wrong method, `Accept` for a wrong media type.
    static ProblemAnswer answer(ErrorResponse known, String path) {
        HttpHeaders headers = known.getHeaders();
        HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
        return answer(status == null ? HttpStatus.BAD_REQUEST : status, path, headers)
                .with(HttpHeaders.ALLOW, headers.getFirst(HttpHeaders.ALLOW))
                .with(HttpHeaders.ACCEPT, headers.getFirst(HttpHeaders.ACCEPT));
    }

    static ProblemAnswer answer(HttpStatus status, String path) {
        return answer(status, path, HttpHeaders.EMPTY);
    }

    private static ProblemAnswer answer(HttpStatus status, String path, HttpHeaders headers) {
        return ProblemAnswer.of(
                Problem.of(status, code(status), detail(status, headers), path, List.of()));
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "unreadable";
            case UNAUTHORIZED -> "unauthenticated";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> "unavailable";
            default -> status.is4xxClientError() ? "http-" + status.value() : "fault";
        };
    }

    private static String detail(HttpStatus status, HttpHeaders headers) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be read.";
            case UNAUTHORIZED -> "A valid bearer token, or a login, is needed.";
            case FORBIDDEN -> "You may not do that.";
            case NOT_FOUND -> "There is nothing at this path.";
            case METHOD_NOT_ALLOWED ->
                    "This path does not take that method."
                            + named(" It takes ", headers.getFirst(HttpHeaders.ALLOW));
            case NOT_ACCEPTABLE -> "The answer cannot be had in a media type that Accept names.";
            case CONTENT_TOO_LARGE -> "The request body is larger than 256 KiB.";
            case UNSUPPORTED_MEDIA_TYPE ->
                    "The body is of a media type that this path does not take; the header"
                            + " Content-Type says which."
                            + named(" It takes ", headers.getFirst(HttpHeaders.ACCEPT));
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT ->
                    "The service behind this path cannot be reached. Try again in a moment.";
            default ->
                    status.is4xxClientError()
                            ? "The request cannot be taken as it is: "
                                    + status.getReasonPhrase()
                                    + "."
                            : "Something went wrong here. Tell us the trace id.";
        };
    }

    private static String named(String words, @Nullable String what) {
        return what == null ? "" : words + what.replace(",", ", ").replace(",  ", ", ") + ".";
    }
}
