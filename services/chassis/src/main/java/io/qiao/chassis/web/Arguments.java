package io.qiao.chassis.web;

import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Callers;
import io.qiao.chassis.wording.Wording;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Gives handler methods what our conventions put around a request: who calls, which page, which
/// idempotency key, in which language to answer.
public final class Arguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class
                || type == PageRequest.class
                || type == IdempotencyKey.class
                || type == Wording.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Class<?> type = parameter.getParameterType();
        if (type == Caller.class) {
            return Callers.of(exchange).cast(Object.class);
        }
        if (type == Wording.class) {
            return Mono.fromSupplier(() -> Accepted.wording(exchange));
        }
        return Mono.fromSupplier(() -> type == PageRequest.class ? page(exchange) : key(exchange));
    }

    private static PageRequest page(ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        return PageRequest.parse(query.getFirst("limit"), query.getFirst("cursor"));
    }

    private static IdempotencyKey key(ServerWebExchange exchange) {
        return new IdempotencyKey(exchange.getRequest().getHeaders().getFirst("Idempotency-Key"));
    }
}
