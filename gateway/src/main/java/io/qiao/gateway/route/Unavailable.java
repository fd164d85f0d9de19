package io.qiao.gateway.route;

import io.qiao.chassis.aggregate.Refused;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What is answered for a service that is away or too slow, and for a body that turned out too
/// large on its way there.
@RestController
class Unavailable {
    @RequestMapping("/unavailable")
    Mono<Void> answer(ServerWebExchange exchange) {
        Throwable failure =
                exchange.getAttribute(
                        ServerWebExchangeUtils.CIRCUITBREAKER_EXECUTION_EXCEPTION_ATTR);
        if (failure instanceof DataBufferLimitException) {
            return Mono.error(failure);
        }
        return Mono.error(
                () ->
                        Refused.unavailable(
                                "The service behind this path is away for the moment; try again."));
    }
}
