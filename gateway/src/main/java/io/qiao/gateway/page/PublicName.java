package io.qiao.gateway.page;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Sends a browser that came by another name, such as `localhost`, to the public one, where its
/// cookies will be: a form sent later could not cross over (`form-action`).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PublicName implements WebFilter {
    private final URI publicUrl;

    PublicName(@Value("${qiao.public-url}") URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (isAtHome(request) || !isNavigation(request)) {
            return chain.filter(exchange);
        }
        exchange.getResponse().setStatusCode(HttpStatus.FOUND);
        exchange.getResponse().getHeaders().setLocation(here(request.getURI()));
        return exchange.getResponse().setComplete();
    }

    private boolean isAtHome(ServerHttpRequest request) {
        return publicUrl.getAuthority().equals(request.getURI().getAuthority());
    }

    private static boolean isNavigation(ServerHttpRequest request) {
        String path = request.getPath().value();
        boolean toPage =
                PageReply.isWanted(request)
                        && !path.startsWith("/api/")
                        && !path.startsWith("/actuator/");
        return request.getMethod().equals(HttpMethod.GET) && (toPage || path.equals("/login"));
    }

    private URI here(URI asked) {
        String query = asked.getRawQuery();
        return URI.create(
                publicUrl.getScheme()
                        + "://"
                        + publicUrl.getAuthority()
                        + asked.getRawPath()
                        + (query == null ? "" : "?" + query));
    }
}
