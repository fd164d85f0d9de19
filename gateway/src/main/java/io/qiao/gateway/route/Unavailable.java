package io.qiao.gateway.route;

import io.qiao.chassis.aggregate.Refused;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What is answered for a service that is away or too slow.
@RestController
class Unavailable {
    @RequestMapping("/unavailable")
    Mono<Void> answer(ServerWebExchange exchange) {
        return Mono.error(
                () ->
                        Refused.unavailable(
                                "The service behind this path is away for the moment; try again."));
    }
}
