package io.qiao.chassis.web;

import io.qiao.chassis.input.KnownParameters;
import io.qiao.chassis.input.RequestTarget;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/// Refuses query parameters that the handler method does not take.
final class StrictMapping extends RequestMappingHandlerMapping {
    private final KnownParameters known = new KnownParameters();

    @Override
    protected void handleMatch(
            RequestMappingInfo mapping, HandlerMethod handler, ServerWebExchange exchange) {
        super.handleMatch(mapping, handler, exchange);
        ServerHttpRequest request = exchange.getRequest();
        known.require(
                handler,
                request.getPath().value(),
                RequestTarget.parameters(request.getURI().getRawQuery()));
    }
}
