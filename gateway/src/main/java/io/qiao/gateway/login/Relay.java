package io.qiao.gateway.login;

import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Puts the access token of a browser's login on what is passed on, and takes the cookies off:
/// services know tokens only. A program brings its own token.
@Component
class Relay implements GlobalFilter, Ordered {
    private static final String PAGES = "/identity/";

    private final SessionTokens tokens;

    Relay(SessionTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getPath().value().startsWith(PAGES)
                || exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return chain.filter(exchange);
        }
        return exchange.getSession()
                .flatMap(tokens::access)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(token -> chain.filter(with(exchange, token)));
    }

    private static ServerWebExchange with(ServerWebExchange exchange, Optional<String> token) {
        ServerHttpRequest request =
                exchange.getRequest()
                        .mutate()
                        .headers(
                                headers -> {
                                    headers.remove(HttpHeaders.COOKIE);
                                    token.ifPresent(headers::setBearerAuth);
                                })
                        .build();
        return exchange.mutate().request(request).build();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 200;
    }
}
