package io.qiao.chassis.web;

import com.mongodb.MongoException;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import java.net.ConnectException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// The one table from failures to answers. What is not listed here is our fault: 500, with nothing
/// in the answer but the id of the trace that operators can look up.
@Order(-2)
public final class Problems implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper mapper;
    private final Tracer tracer;
    private final @Nullable Refusals refusals;

    /// @param refusals absent where no audit trail is kept
    public Problems(JsonMapper mapper, Tracer tracer, @Nullable Refusals refusals) {
        this.mapper = mapper;
        this.tracer = tracer;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        String about = failure instanceof Refused refused ? refused.about() : null;
        return write(exchange, problem(exchange, failure), about);
    }

    /// Answers with a problem that names no field.
    public Mono<Void> write(
            ServerWebExchange exchange, HttpStatus status, String code, String detail) {
        return write(exchange, Problem.of(status, code, detail, path(exchange), List.of()), null);
    }

    /// Answers who has not said who they are.
    public Mono<Void> unauthenticated(ServerWebExchange exchange, Exception reason) {
        return write(
                exchange,
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                "A valid bearer token, or a login, is needed.");
    }

    /// Answers who is known, but may not.
    public Mono<Void> forbidden(ServerWebExchange exchange, Exception reason) {
        return write(exchange, HttpStatus.FORBIDDEN, "forbidden", "That is not yours to do.");
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem, @Nullable String about) {
        Mono<Void> kept =
                refusals == null ? Mono.empty() : refusals.keep(exchange, problem.status(), about);
        return kept.then(Mono.defer(() -> write(exchange, problem)));
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setRawStatusCode(problem.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED.value()) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.writeWith(
                Mono.fromSupplier(
                        () -> response.bufferFactory().wrap(mapper.writeValueAsBytes(problem))));
    }

    private Problem problem(ServerWebExchange exchange, Throwable failure) {
        String path = path(exchange);
        return switch (failure) {
            case Refused refused -> Problem.of(refused, path);
            case WebExchangeBindException broken ->
                    Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "invalid",
                            "Some fields break a rule; see errors.",
                            path,
                            Inputs.errors(broken.getFieldErrors()));
            case ServerWebInputException unreadable when isTooLarge(unreadable) -> tooLarge(path);
            case DataBufferLimitException _ -> tooLarge(path);
            case ServerWebInputException unreadable ->
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "unreadable",
                            "The request cannot be read; see errors.",
                            path,
                            Inputs.errors(unreadable));
            case ResponseStatusException other ->
                    Problem.of(
                            HttpStatus.valueOf(other.getStatusCode().value()),
                            "http-" + other.getStatusCode().value(),
                            other.getReason() == null ? "See the status." : other.getReason(),
                            path,
                            List.of());
            case MongoException store -> away(path, store);
            case ConnectException _ ->
                    unavailable(path, "The service behind this path is away for the moment.");
            case IllegalStateException issuer
                    when issuer.getCause() instanceof WebClientRequestException -> {
                LOG.warn("the issuer's keys are not to be had: {}", issuer.getMessage());
                yield unavailable(path, "Nobody can be told apart for the moment.");
            }
            case AuthenticationServiceException issuer -> {
                LOG.warn("no token can be checked: {}", issuer.getMessage());
                yield unavailable(path, "Nobody can be told apart for the moment.");
            }
            default -> fault(path, failure);
        };
    }

    private Problem away(String path, MongoException store) {
        LOG.warn("the store does not answer: {}", store.getMessage());
        return unavailable(path, "The store is away for the moment.");
    }

    private static Problem unavailable(String path, String what) {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                what + " Try again.",
                path,
                List.of());
    }

    private Problem fault(String path, Throwable failure) {
        LOG.error("a request failed", failure);
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "fault",
                        "Something went wrong here. Tell us the trace id.",
                        path,
                        List.of())
                .traced(trace());
    }

    private @Nullable String trace() {
        Span span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }

    private static Problem tooLarge(String path) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "The request body is larger than 256 KiB.",
                path,
                List.<FieldError>of());
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure.getCause() instanceof DataBufferLimitException
                || (failure.getCause() != null
                        && failure.getCause().getCause() instanceof DataBufferLimitException);
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value();
    }
}
