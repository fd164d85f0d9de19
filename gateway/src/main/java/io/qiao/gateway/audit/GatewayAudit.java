package io.qiao.gateway.audit;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Callers;
import io.qiao.chassis.web.Pages;
import io.qiao.gateway.login.SessionTokens;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/gateway/audit`: what the gateway refused, newest first, for the platform's administrator.
@RestController
class GatewayAudit {
    private final AuditTrail trail;
    private final SessionTokens tokens;
    private final ReactiveJwtDecoder decoder;

    GatewayAudit(AuditTrail trail, SessionTokens tokens, ReactiveJwtDecoder decoder) {
        this.trail = trail;
        this.tokens = tokens;
        this.decoder = decoder;
    }

    @GetMapping("/api/gateway/audit")
    Mono<ResponseEntity<List<AuditEntry>>> list(PageRequest page, ServerWebExchange exchange) {
        return Callers.of(exchange)
                .switchIfEmpty(
                        exchange.getSession()
                                .flatMap(tokens::access)
                                .flatMap(decoder::decode)
                                .map(token -> Caller.of(token, Callers.address(exchange))))
                .doOnNext(Caller::requirePlatformAdmin)
                .then(trail.page(Filters.empty(), page))
                .map(found -> Pages.of(exchange, found));
    }
}
