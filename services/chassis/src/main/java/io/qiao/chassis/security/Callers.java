package io.qiao.chassis.security;

import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Finds the [Caller] of a request.
public final class Callers {
    private Callers() {}

    public static Mono<Caller> of(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .cast(JwtAuthenticationToken.class)
                .map(authentication -> Caller.of(authentication.getToken()));
    }
}
