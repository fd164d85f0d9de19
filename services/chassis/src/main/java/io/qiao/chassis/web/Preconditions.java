package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Refused;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `If-None-Match: *` (RFC 9110, 13.1.2), of which the framework takes no notice: what is read and
/// is there is 304; what would be replaced has to be there, so that is 412.
@Order(Ordered.LOWEST_PRECEDENCE)
final class Preconditions implements WebFilter {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isForNone(exchange)) {
            return chain.filter(exchange);
        }
        HttpMethod method = exchange.getRequest().getMethod();
        if (method.equals(HttpMethod.PUT)) {
            return Mono.error(Refused.stale());
        }
        return chain.filter(
                READS.contains(method)
                        ? exchange.mutate().response(new Unsent(exchange.getResponse())).build()
                        : exchange);
    }

    private static boolean isForNone(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .anyMatch(tag -> tag.strip().equals(Etags.ANY));
    }

    /// Keeps back what has a tag.
    private static final class Unsent extends ServerHttpResponseDecorator {
        Unsent(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            if (getHeaders().getETag() == null || !HttpStatus.OK.equals(getStatusCode())) {
                return super.writeWith(body);
            }
            setStatusCode(HttpStatus.NOT_MODIFIED);
            getHeaders().remove(HttpHeaders.CONTENT_TYPE);
            getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
            return Flux.from(body)
                    .doOnNext(DataBufferUtils::release)
                    .then(Mono.defer(this::setComplete));
        }
    }
}
