package io.qiao.gateway.route;

import io.qiao.chassis.security.Callers;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Tells services where a request came from and under which address the platform is known; what a
/// client says about that is dropped.
@Component
class Provenance implements GlobalFilter, Ordered {
    private static final List<String> CLAIMED =
            List.of(
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Port",
                    "X-Forwarded-Prefix",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Ssl",
                    "X-Real-IP");

    private final String host;
    private final String scheme;

    Provenance(@Value("${qiao.public-url}") URI publicUrl) {
        this.host = publicUrl.getAuthority();
        this.scheme = publicUrl.getScheme();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        String address = Callers.address(exchange);
        ServerHttpRequest request =
                exchange.getRequest()
                        .mutate()
                        .headers(
                                headers -> {
                                    CLAIMED.forEach(headers::remove);
                                    if (address != null) {
                                        headers.set("X-Forwarded-For", address);
                                    }
                                    headers.set("X-Forwarded-Host", host);
                                    headers.set("X-Forwarded-Proto", scheme);
                                })
                        .build();
        return chain.filter(exchange.mutate().request(request).build());
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }
}
