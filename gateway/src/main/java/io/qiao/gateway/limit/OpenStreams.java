package io.qiao.gateway.limit;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Bounds how many live streams one account or program has open at this gateway
/// (`qiao.limits.streams`): each costs queries for as long as it lasts, where a limit per minute
/// counts its beginning only.
@Component
public class OpenStreams implements GatewayFilter, Ordered {
    private final int most;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    OpenStreams(Limits limits) {
        this.most = limits.streams();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("")
                .flatMap(account -> counted(account, chain.filter(exchange)));
    }

    private Mono<Void> counted(String account, Mono<Void> stream) {
        return Mono.defer(
                () -> {
                    if (open.merge(account, 1, Integer::sum) > most) {
                        ended(account);
                        return Mono.error(TooMany.streams(most));
                    }
                    return stream.doFinally(_ -> ended(account));
                });
    }

    private void ended(String account) {
        open.computeIfPresent(account, (_, n) -> n == 1 ? null : n - 1);
    }

    /// Early enough to stand around the writing of the answer, which lasts as long as the stream.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 140;
    }
}
