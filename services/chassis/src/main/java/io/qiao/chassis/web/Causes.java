package io.qiao.chassis.web;

import com.mongodb.MongoException;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebInputException;
import reactor.netty.channel.AbortedException;

/// The one table from causes to answers, for WebFlux, the gateway and Spring MVC. Nothing that a
/// framework says gets into an answer. What is not listed here is our fault: 500, with nothing in
/// the answer but the id of the trace that operators can look up.
public final class Causes {
    private static final Logger LOG = LoggerFactory.getLogger(Causes.class);
    private static final String KEYS_AWAY =
            "The keys that tokens are checked with cannot be reached at the moment.";

    private final Tracer tracer;

    public Causes(Tracer tracer) {
        this.tracer = tracer;
    }

    /// @param path as the client sent it
    /// @param hasHeader whether the request has a header of that name: where it does not say which
    ///     version it is about (`If-Match`, `If-None-Match`), a newer one is no broken condition
    public ProblemAnswer answer(Throwable failure, String path, Predicate<String> hasHeader) {
        Refused refused = refusal(failure);
        if (refused == null) {
            return other(failure, path);
        }
        boolean conditional =
                hasHeader.test(HttpHeaders.IF_MATCH) || hasHeader.test(HttpHeaders.IF_NONE_MATCH);
        boolean atOnce = refused.kind() == Refused.Kind.STALE && !conditional;
        return ProblemAnswer.of(atOnce ? atOnce() : refused, path);
    }

    private static Refused atOnce() {
        return Refused.conflict(
                "at-once", "Somebody else changed it at the same moment. Look, and try again.");
    }

    private static @Nullable Refused refusal(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    private ProblemAnswer other(Throwable failure, String path) {
        return switch (failure) {
            case Throwable large when isTooLarge(large) ->
                    Statuses.answer(HttpStatus.CONTENT_TOO_LARGE, path);
            case BindingResult broken -> invalid(Inputs.errors(broken.getFieldErrors()), path);
            case HandlerMethodValidationException broken -> invalid(Inputs.errors(broken), path);
            case ServerWebInputException unreadable -> read(unreadable, path);
            case HttpMessageConversionException unreadable -> read(unreadable, path);
            case TypeMismatchException unreadable -> read(unreadable, path);
            case CodecException unreadable -> read(unreadable, path);
            case ErrorResponse known when known.getStatusCode().value() != 500 ->
                    Statuses.answer(known, path);
            case OAuth2AuthenticationException token -> unauthenticated(token, path);
            case MongoException store -> away("The store cannot be reached.", store, path);
            case AuthenticationServiceException keys -> away(KEYS_AWAY, keys, path);
            case IllegalStateException keys
                    when keys.getCause() instanceof WebClientRequestException ->
                    away(KEYS_AWAY, keys, path);
            case AbortedException _ -> Statuses.answer(HttpStatus.BAD_REQUEST, path);
            case IOException service ->
                    away("The service behind this path cannot be reached.", service, path);
            default -> fault(failure, path);
        };
    }

    /// Who has not said who they are, or with a token that does not count (RFC 6750, section 3).
    public static ProblemAnswer unauthenticated(Exception reason, String path) {
        ProblemAnswer answer = Statuses.answer(HttpStatus.UNAUTHORIZED, path);
        return reason instanceof OAuth2AuthenticationException
                ? answer.with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                : answer;
    }

    /// Who is known, but may not.
    public static ProblemAnswer forbidden(String path) {
        return Statuses.answer(HttpStatus.FORBIDDEN, path);
    }

    /// Where a server says nothing but a status.
    public static ProblemAnswer ofStatus(int status, String path) {
        HttpStatus known = HttpStatus.resolve(status);
        return Statuses.answer(known == null ? HttpStatus.BAD_REQUEST : known, path);
    }

    /// What a firewall or a server turns away before anybody looks at it.
    public static ProblemAnswer unacceptable(String path) {
        return ProblemAnswer.of(
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "unacceptable",
                        "The path or a header holds what no request of ours does.",
                        path,
                        List.of()));
    }

    /// A body in a coding that nobody reads here (RFC 9110, 15.5.16).
    public static ProblemAnswer encoded(String path) {
        return ProblemAnswer.of(
                        Problem.of(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "unsupported-media-type",
                                "Bodies are not read in that Content-Encoding; send it as it is.",
                                path,
                                List.of()))
                .with("Accept-Encoding", "identity");
    }

    private static ProblemAnswer read(Throwable unreadable, String path) {
        FieldError error = Inputs.unreadable(unreadable);
        if (Inputs.breaksARule(unreadable)) {
            return invalid(List.of(error), path);
        }
        return ProblemAnswer.of(
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "unreadable",
                        "The request cannot be read: " + Inputs.sentence(List.of(error)),
                        path,
                        List.of(error)));
    }

    private static ProblemAnswer invalid(List<FieldError> errors, String path) {
        return ProblemAnswer.of(
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid",
                        "The request breaks a rule: " + Inputs.sentence(errors),
                        path,
                        errors));
    }

    private static ProblemAnswer away(String what, Exception cause, String path) {
        LOG.warn("{} {}", what, cause.getMessage());
        return ProblemAnswer.of(Refused.unavailable(what + " Try again in a moment."), path);
    }

    private ProblemAnswer fault(Throwable failure, String path) {
        LOG.error("a request failed", failure);
        ProblemAnswer answer = Statuses.answer(HttpStatus.INTERNAL_SERVER_ERROR, path);
        Span span = tracer.currentSpan();
        return span == null
                ? answer
                : new ProblemAnswer(
                        answer.problem().traced(span.context().traceId()), answer.headers(), null);
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof DataBufferLimitException) {
                return true;
            }
        }
        return false;
    }
}
