package io.qiao.gateway.login;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Ends the live streams of a browser's login when the login is over, at whichever gateway it was
/// ended: every two seconds each gateway asks the store which of the logins that it holds streams
/// of are still there. The stream of a bearer token ends at the service, with the token.
@Component
class LiveStreams implements GlobalFilter, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final KeptTokens tokens;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Flux<Set<String>> over =
            Flux.interval(LOOK).onBackpressureDrop().concatMap(_ -> look()).share();

    LiveStreams(KeptTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return chain.filter(exchange);
        }
        return exchange.getSession()
                .map(session -> Optional.ofNullable(session.<String>getAttribute(Login.ATTRIBUTE)))
                .flatMap(
                        login ->
                                chain.filter(
                                        login.map(of -> watched(exchange, of)).orElse(exchange)));
    }

    private ServerWebExchange watched(ServerWebExchange exchange, String login) {
        return exchange.mutate().response(new Watched(exchange.getResponse(), login)).build();
    }

    /// Completes when the login is over.
    private Mono<Set<String>> endOf(String login) {
        return over.filter(ended -> ended.contains(login))
                .next()
                .doOnSubscribe(_ -> open.merge(login, 1, Integer::sum))
                .doFinally(_ -> open.computeIfPresent(login, (_, n) -> n == 1 ? null : n - 1));
    }

    /// While the store is away, nobody can log out either.
    private Mono<Set<String>> look() {
        Set<String> asked = Set.copyOf(open.keySet());
        return tokens.among(asked)
                .collect(Collectors.toSet())
                .map(
                        left -> {
                            Set<String> ended = new HashSet<>(asked);
                            ended.removeAll(left);
                            return ended;
                        })
                .doOnError(away -> LOG.warn("live streams go unwatched: {}", away.toString()))
                .onErrorComplete();
    }

    /// Early enough to stand around the writing of the answer.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 150;
    }

    private final class Watched extends ServerHttpResponseDecorator {
        private final String login;

        Watched(ServerHttpResponse response, String login) {
            super(response);
            this.login = login;
        }

        @Override
        public Mono<Void> writeAndFlushWith(
                Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(
                    MediaType.TEXT_EVENT_STREAM.isCompatibleWith(getHeaders().getContentType())
                            ? Flux.from(body).takeUntilOther(endOf(login))
                            : body);
        }
    }
}
