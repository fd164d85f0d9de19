package io.qiao.membership.alliance;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.PageRequest;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent.AllianceFounded;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/membership/alliances`.
@RestController
@RequestMapping("/api/membership/alliances")
class AllianceController {
    private final Aggregates<Alliance> alliances;

    AllianceController(Aggregates<Alliance> alliances) {
        this.alliances = alliances;
    }

    @PostMapping
    Mono<ResponseEntity<Alliance>> found(
            @Valid @RequestBody AllianceDraft draft, Caller caller, IdempotencyKey key) {
        caller.requirePlatformAdmin();
        NewId id = key.id(caller, "alliance", draft);
        Alliance alliance = draft.founded(id.id());
        return alliances
                .create(id, Change.of(alliance, new AllianceFounded(alliance)), Cause.command())
                .map(made -> Etags.created("/api/membership/alliances", made, Versioned::state));
    }

    @GetMapping
    Mono<ResponseEntity<List<Alliance>>> list(PageRequest page, ServerWebExchange exchange) {
        return alliances
                .page(Filters.empty(), page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<Alliance>> one(@PathVariable String id) {
        return alliances.get(id, "alliance").map(found -> Etags.ok(found, Versioned::state));
    }
}
