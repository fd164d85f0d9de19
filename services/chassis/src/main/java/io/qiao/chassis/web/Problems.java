package io.qiao.chassis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/// Answers with problems on WebFlux; which one stands in [Causes].
@Order(-2)
public final class Problems implements WebExceptionHandler {
    private final JsonMapper mapper;
    private final Causes causes;
    private final @Nullable Refusals refusals;

    /// @param refusals absent where no audit trail is kept
    public Problems(JsonMapper mapper, Causes causes, @Nullable Refusals refusals) {
        this.mapper = mapper;
        this.causes = causes;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return failure instanceof AbortedException ? Mono.empty() : Mono.error(failure);
        }
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return write(exchange, causes.answer(failure, path(exchange), headers::containsHeader));
    }

    /// Answers with a problem that names no field.
    public Mono<Void> write(
            ServerWebExchange exchange, HttpStatus status, String code, String detail) {
        return write(
                exchange,
                ProblemAnswer.of(Problem.of(status, code, detail, path(exchange), List.of())));
    }

    /// Answers who has not said who they are.
    public Mono<Void> unauthenticated(ServerWebExchange exchange, Exception reason) {
        return write(exchange, Causes.unauthenticated(reason, path(exchange)));
    }

    /// Answers who is known, but may not.
    public Mono<Void> forbidden(ServerWebExchange exchange, Exception reason) {
        return write(exchange, Causes.forbidden(path(exchange)));
    }

    /// Answers what a firewall turns away; the connection is given up.
    Mono<Void> unacceptable(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setConnection("close");
        return write(exchange, Causes.unacceptable(path(exchange)));
    }

    private Mono<Void> write(ServerWebExchange exchange, ProblemAnswer answer) {
        Mono<Void> kept =
                refusals == null
                        ? Mono.empty()
                        : refusals.keep(
                                Refusals.Request.of(exchange),
                                answer.problem().status(),
                                answer.about());
        return kept.then(Mono.defer(() -> send(exchange.getResponse(), answer)));
    }

    private Mono<Void> send(ServerHttpResponse response, ProblemAnswer answer) {
        response.setRawStatusCode(answer.problem().status());
        response.getHeaders().putAll(answer.headers());
        return response.writeWith(
                Mono.fromSupplier(
                        () ->
                                response.bufferFactory()
                                        .wrap(mapper.writeValueAsBytes(answer.problem()))));
    }

    private static String path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value();
    }
}
