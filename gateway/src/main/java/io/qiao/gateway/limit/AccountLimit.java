package io.qiao.gateway.limit;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Limits what one account or program may ask for, from wherever it does.
@Component
public class AccountLimit implements WebFilter {
    private final Limits.Buckets buckets;

    AccountLimit(Limits limits) {
        this.buckets = limits.account().buckets();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(principal -> buckets.take(principal.getName()))
                .defaultIfEmpty(true)
                .flatMap(
                        allowed ->
                                allowed ? chain.filter(exchange) : Mono.error(TooMany.requests()));
    }
}
