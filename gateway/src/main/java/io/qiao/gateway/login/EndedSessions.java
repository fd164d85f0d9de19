package io.qiao.gateway.login;

import io.qiao.chassis.security.EndedLogins;
import io.qiao.gateway.session.BrowserSessions;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Ends what rests on the logins that identity has ended with its answer, before the answer is
/// passed on: after a log-out, a new password, a reset or an erasure, no browser with one of these
/// logins gets any further, and none is told whose it was, at whichever gateway. Whether the answer
/// is good or bad does not matter: identity says the same again when a request is repeated.
@Component
class EndedSessions implements GlobalFilter, Ordered {
    private final KeptTokens tokens;
    private final BrowserSessions sessions;

    EndedSessions(KeptTokens tokens, BrowserSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> end(exchange.getResponse().getHeaders()));
        return chain.filter(exchange);
    }

    private Mono<Void> end(HttpHeaders headers) {
        List<String> said = headers.remove(EndedLogins.HEADER);
        return said == null
                ? Mono.empty()
                : Flux.fromIterable(said)
                        .map(EndedLogins::read)
                        .flatMap(Mono::justOrEmpty)
                        .concatMap(this::end)
                        .then();
    }

    /// The sessions go first, so that a crash in between leaves logins that the next try finds.
    private Mono<Void> end(EndedLogins ended) {
        return tokens.among(ended)
                .collectList()
                .flatMap(
                        logins ->
                                sessions.deleteAll(Login.ATTRIBUTE, logins)
                                        .then(tokens.forget(logins)));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 160;
    }
}
