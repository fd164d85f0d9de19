package io.qiao.gateway.limit;

import io.qiao.chassis.security.Callers;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Limits what one address may ask for, before anything else is done about it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AddressLimit implements WebFilter {
    private static final List<String> DOOR =
            List.of(
                    "/identity/",
                    "/api/identity/accounts",
                    "/api/identity/password-resets",
                    "/api/identity/mail-changes");

    private final Limits.Buckets all;
    private final Limits.Buckets door;

    AddressLimit(Limits limits) {
        this.all = limits.address().buckets();
        this.door = limits.door().buckets();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String address = String.valueOf(Callers.address(exchange));
        boolean knocks =
                exchange.getRequest().getMethod().equals(HttpMethod.POST)
                        && DOOR.stream()
                                .anyMatch(exchange.getRequest().getPath().value()::startsWith);
        if (!all.take(address) || (knocks && !door.take(address))) {
            return Mono.error(TooMany.requests());
        }
        return chain.filter(exchange);
    }
}
