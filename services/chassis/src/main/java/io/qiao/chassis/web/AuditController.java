package io.qiao.chassis.web;

import io.qiao.chassis.audit.AuditEntry;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/{service}/audit`: what was done and refused in this service, newest first. With
/// `alliance`, for its secretariat; without, for the platform's administrator.
@RestController
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class AuditController {
    private final AuditTrail trail;
    private final Standing standing;

    AuditController(AuditTrail trail, Standing standing) {
        this.trail = trail;
        this.standing = standing;
    }

    @GetMapping("/api/${spring.application.name}/audit")
    Mono<ResponseEntity<List<AuditEntry>>> list(
            @RequestParam(required = false) @Nullable String alliance,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        return trail.page(AuditAccess.visible(standing, caller, alliance), page)
                .map(found -> Pages.of(exchange, found));
    }
}
