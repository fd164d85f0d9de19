package io.qiao.matchmaking.matching;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.matchmaking.access.Access;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/matchmaking/matches`: for those who belong to either side.
@RestController
@RequestMapping("/api/matchmaking/matches")
class MatchController {
    private final Aggregates<Match> matches;
    private final Access access;

    MatchController(Aggregates<Match> matches, Access access) {
        this.matches = matches;
        this.access = access;
    }

    @GetMapping
    Mono<ResponseEntity<List<Match>>> list(
            @RequestParam String organization,
            @RequestParam(required = false) @Nullable String subject,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        access.requireReader(caller, organization);
        Bson whose = Filters.eq("keys.organizations", organization);
        Bson which =
                subject == null ? whose : Filters.and(whose, Filters.eq("keys.subjects", subject));
        return matches.page(which, page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<Match>> one(@PathVariable String id, Caller caller) {
        return matches.get(id, "match")
                .filter(found -> access.isPartOf(caller, found.state()))
                .switchIfEmpty(Mono.error(() -> Refused.missing("match")))
                .map(found -> Etags.ok(found, Versioned::state));
    }
}
