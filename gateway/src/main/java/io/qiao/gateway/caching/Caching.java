package io.qiao.gateway.caching;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Says what a browser may keep: the files of our pages, which change with a release only, for a
/// day, each browser for itself, since a cookie may come with them. For all else the service
/// speaks, or nothing may be kept. What is compressed for those who can read it says that it
/// depends on them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class Caching implements WebFilter {
    private static final CacheControl DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();
    private static final String FILES = "/swagger-ui/";
    private static final List<String> KEPT = List.of(FILES, "/assets/", "/favicon.ico");

    /// Drawn from our settings at each request.
    private static final Set<String> MADE =
            Set.of(FILES + "index.html", FILES + "swagger-initializer.js");

    private static final List<MediaType> COMPRESSED =
            List.of(
                    MediaType.APPLICATION_JSON,
                    MediaType.APPLICATION_PROBLEM_JSON,
                    MediaType.parseMediaType("text/html"),
                    MediaType.parseMediaType("text/css"),
                    MediaType.parseMediaType("text/javascript"));

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpResponse response = exchange.getResponse();
        String path = exchange.getRequest().getPath().value();
        response.beforeCommit(() -> Mono.fromRunnable(() -> complete(path, response)));
        return chain.filter(exchange);
    }

    private static void complete(String path, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        HttpStatusCode status = response.getStatusCode();
        if (KEPT.stream().anyMatch(path::startsWith)
                && !MADE.contains(path)
                && status != null
                && !status.isError()) {
            headers.setCacheControl(DAY);
            headers.remove(HttpHeaders.PRAGMA);
            headers.remove(HttpHeaders.EXPIRES);
        }
        MediaType type = headers.getContentType();
        if (COMPRESSED.stream().anyMatch(each -> each.equalsTypeAndSubtype(type))) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
    }
}
