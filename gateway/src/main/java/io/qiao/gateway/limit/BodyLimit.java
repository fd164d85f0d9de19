package io.qiao.gateway.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Turns down bodies that are too large. One that says so is not passed on, only read and dropped
/// for a while, since a client that is still sending does not listen; one that does not say is
/// counted on its way through.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimit implements WebFilter {
    private static final long MOST = 256 * 1024;
    private static final long MOST_DROPPED = 32 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long said = exchange.getRequest().getHeaders().getContentLength();
        if (said > MOST) {
            exchange.getResponse().getHeaders().setConnection("close");
            return (said > MOST_DROPPED ? Mono.empty() : dropped(exchange.getRequest()))
                    .then(Mono.error(BodyLimit::tooLarge));
        }
        return said >= 0
                ? chain.filter(exchange)
                : chain.filter(
                        exchange.mutate().request(new Counted(exchange.getRequest())).build());
    }

    private static Mono<Void> dropped(ServerHttpRequest request) {
        return request.getBody().doOnNext(DataBufferUtils::release).take(PATIENCE).then();
    }

    private static DataBufferLimitException tooLarge() {
        return new DataBufferLimitException("the body is beyond " + MOST + " bytes");
    }

    /// Ends with an error once it is too long.
    private static final class Counted extends ServerHttpRequestDecorator {
        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong bytes = new AtomicLong();
            return super.getBody()
                    .doOnNext(
                            part -> {
                                if (bytes.addAndGet(part.readableByteCount()) > MOST) {
                                    DataBufferUtils.release(part);
                                    throw tooLarge();
                                }
                            });
        }
    }
}
