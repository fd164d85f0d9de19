package io.qiao.events.gathering;

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
import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.events.GatheringEvent.GatheringAnnounced;
import io.qiao.events.access.Access;
import jakarta.validation.Valid;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/events/gatherings`: announced by those who run the events of the alliance, open to read.
@RestController
@RequestMapping("/api/events/gatherings")
class GatheringController {
    private final Aggregates<Gathering> gatherings;
    private final Access access;

    GatheringController(Aggregates<Gathering> gatherings, Access access) {
        this.gatherings = gatherings;
        this.access = access;
    }

    @PostMapping
    Mono<ResponseEntity<Gathering>> announce(
            @Valid @RequestBody GatheringDraft draft, Caller caller, IdempotencyKey key) {
        draft.requireKnown(access);
        access.requireOrganizer(caller, draft.alliance());
        NewId id = key.id(caller, "gathering", draft);
        Gathering gathering = draft.announced(id.id());
        return gatherings
                .create(
                        id,
                        Change.of(gathering, new GatheringAnnounced(gathering)),
                        caller.command())
                .map(made -> Etags.created("/api/events/gatherings", made, Versioned::state));
    }

    @GetMapping
    Mono<ResponseEntity<List<Gathering>>> list(
            @RequestParam(required = false) @Nullable String alliance,
            PageRequest page,
            ServerWebExchange exchange) {
        Bson whose = alliance == null ? Filters.empty() : Filters.eq("keys.alliance", alliance);
        return gatherings
                .page(whose, page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<Gathering>> one(@PathVariable String id) {
        return gatherings.get(id, "event").map(found -> Etags.ok(found, Versioned::state));
    }
}
