package io.qiao.gateway.login;

import io.qiao.chassis.aggregate.Refused;
import java.util.Optional;
import java.util.Set;
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
///
/// Of the pages of identity, which keep cookies of their own, only those get the token that do
/// something else for whoever is logged in: an invitation asks whether they accept, and an old form
/// of the login leads on.
@Component
class Relay implements GlobalFilter, Ordered {
    private static final String PAGES = "/identity/";
    private static final Set<String> TOLD =
            Set.of("/identity/invitation", "/identity/login", "/identity/second-factor");

    private final SessionTokens tokens;

    Relay(SessionTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return chain.filter(exchange);
        }
        if (TOLD.contains(path)) {
            return token(exchange)
                    .onErrorReturn(Relay::isOfNobody, Optional.empty())
                    .flatMap(token -> chain.filter(with(exchange, token, true)));
        }
        return path.startsWith(PAGES)
                ? chain.filter(exchange)
                : token(exchange).flatMap(token -> chain.filter(with(exchange, token, false)));
    }

    private Mono<Optional<String>> token(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(tokens::access)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /// Whoever's login has ended may follow a link all the same.
    private static boolean isOfNobody(Throwable failure) {
        return failure instanceof Refused refused && refused.kind() == Refused.Kind.UNAUTHENTICATED;
    }

    private static ServerWebExchange with(
            ServerWebExchange exchange, Optional<String> token, boolean cookies) {
        ServerHttpRequest request =
                exchange.getRequest()
                        .mutate()
                        .headers(
                                headers -> {
                                    if (!cookies) {
                                        headers.remove(HttpHeaders.COOKIE);
                                    }
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
