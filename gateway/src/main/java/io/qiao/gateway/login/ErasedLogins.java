package io.qiao.gateway.login;

import io.qiao.gateway.session.BrowserSessions;
import java.security.Principal;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Ends every login and session of an account before it is answered that the account is erased:
/// from then on no browser gets any further, and none is told whose it was, at whichever gateway.
/// What a bearer token of it is worth is decided by the services.
@Component
class ErasedLogins implements GlobalFilter, Ordered {
    private static final String ERASURE = "/api/identity/me/erasure";

    private final KeptTokens tokens;
    private final BrowserSessions sessions;

    ErasedLogins(KeptTokens tokens, BrowserSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (HttpMethod.POST.equals(request.getMethod())
                && request.getPath().value().equals(ERASURE)) {
            exchange.getResponse().beforeCommit(() -> forget(exchange));
        }
        return chain.filter(exchange);
    }

    private Mono<Void> forget(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status != null && status.is2xxSuccessful()
                ? exchange.getPrincipal().map(Principal::getName).flatMap(this::end)
                : Mono.empty();
    }

    private Mono<Void> end(String account) {
        return tokens.forgetAll(account)
                .then(sessions.deleteAll(SessionAccount.ATTRIBUTE, account));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 160;
    }
}
