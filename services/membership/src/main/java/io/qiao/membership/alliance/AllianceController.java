package io.qiao.membership.alliance;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent.AllianceFounded;
import io.qiao.contracts.membership.Role;
import io.qiao.membership.access.Access;
import jakarta.validation.Valid;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    Mono<ResponseEntity<AllianceView>> found(
            @Valid @RequestBody AllianceDraft draft, Caller caller, IdempotencyKey key) {
        caller.requirePlatformAdmin();
        NewId id = key.id(caller, "alliance", draft);
        Alliance alliance = draft.founded(id.id());
        return alliances
                .create(id, Change.of(alliance, new AllianceFounded(alliance)), caller.command())
                .map(
                        made ->
                                Etags.created(
                                        "/api/membership/alliances",
                                        made,
                                        each -> AllianceView.of(each, caller)));
    }

    @GetMapping
    Mono<ResponseEntity<List<AllianceView>>> list(
            @RequestParam(required = false) @Nullable Boolean mine,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        Bson whose =
                Boolean.TRUE.equals(mine)
                        ? Filters.eq("keys.people", caller.account())
                        : Filters.empty();
        return alliances
                .page(whose, page)
                .map(found -> Pages.of(exchange, found.map(each -> AllianceView.of(each, caller))));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<AllianceView>> one(@PathVariable String id, Caller caller) {
        return alliances
                .get(id, "alliance")
                .map(found -> Etags.ok(found, each -> AllianceView.of(each, caller)));
    }

    @DeleteMapping("/{id}/seats/{seat}/{account}")
    Mono<ResponseEntity<AllianceView>> unseat(
            @PathVariable String id,
            @PathVariable Role seat,
            @PathVariable String account,
            Caller caller) {
        return own(id, caller)
                .flatMap(
                        found ->
                                alliances.update(
                                        found,
                                        Seats.leave(found.state(), seat, account),
                                        caller.command()))
                .map(found -> Etags.ok(found, each -> AllianceView.of(each, caller)));
    }

    private Mono<Versioned<Alliance>> own(String id, Caller caller) {
        return alliances
                .get(id, "alliance")
                .doOnNext(found -> Access.requireSeating(caller, found.state()));
    }
}
