package io.qiao.chassis.security;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/// Finds the [Caller] of a request.
public final class Callers {
    private static final String ATTRIBUTE = Callers.class.getName();

    private Callers() {}

    public static Mono<Caller> of(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .map(authentication -> Caller.of(authentication.getToken(), address(exchange)));
    }

    /// Remembers the caller for what runs outside of the security filters, such as the handling of
    /// errors.
    public static WebFilter remembering() {
        return (exchange, chain) ->
                of(exchange)
                        .doOnNext(caller -> exchange.getAttributes().put(ATTRIBUTE, caller))
                        .then(chain.filter(exchange));
    }

    /// The caller, if one was remembered.
    public static Optional<Caller> remembered(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    /// Where a request came from, as the gateway tells; the peer when it is not the gateway.
    public static @Nullable String address(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        if (remote == null) {
            return null;
        }
        return remote.getAddress() == null
                ? Addresses.bare(remote.getHostString())
                : Addresses.bare(remote.getAddress().getHostAddress());
    }
}
