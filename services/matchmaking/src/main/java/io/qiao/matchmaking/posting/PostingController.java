package io.qiao.matchmaking.posting;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.DailyBudget;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Store;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.matchmaking.access.Access;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/matchmaking/postings`: written by representatives of the owner, read by whom the posting
/// is visible to.
@RestController
@RequestMapping("/api/matchmaking/postings")
class PostingController {
    private final Aggregates<Posting> postings;
    private final Access access;
    private final KnownGatherings gatherings;
    private final DailyBudget budget;
    private final OpenPostings open;
    private final Clock clock;

    PostingController(
            Aggregates<Posting> postings,
            Access access,
            KnownGatherings gatherings,
            Store store,
            @Value("${qiao.quotas.postings}") int mostPerDay,
            OpenPostings open,
            Clock clock) {
        this.open = open;
        this.budget = store.dailyBudget("postings", mostPerDay);
        this.postings = postings;
        this.gatherings = gatherings;
        this.access = access;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<Posting>> publish(
            @Valid @RequestBody PostingDraft draft, Caller caller, IdempotencyKey key) {
        NewId id = key.id(caller, "posting", draft);
        Posting posting =
                draft.open(id.id(), author(draft, caller), clock.instant(), clock.instant());
        access.requireAuthor(caller, posting);
        gatherings.require(posting.gathering());
        Change<Posting> published = Postings.publish(posting);
        Mono<Versioned<Posting>> there = postings.find(id).cache();
        return open.requireRoom(posting.owner(), there)
                .then(Mono.defer(() -> budget.spend(caller.account(), there)))
                .then(Mono.defer(() -> postings.create(id, published, caller.command())))
                .map(made -> Etags.created("/api/matchmaking/postings", made, Versioned::state));
    }

    private String author(PostingDraft draft, Caller caller) {
        return draft.owner() == null ? access.onlyOrganizationOf(caller) : draft.owner();
    }

    @GetMapping
    Mono<ResponseEntity<List<Posting>>> list(
            @RequestParam(required = false) @Nullable String owner,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        if (owner != null) {
            access.requireReader(caller, owner);
        }
        Bson which = owner == null ? access.openTo(caller) : Filters.eq("keys.owner", owner);
        return postings.page(which, page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<Posting>> one(@PathVariable String id, Caller caller) {
        return visible(id, caller).map(found -> Etags.ok(found, Versioned::state));
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<Posting>> revise(
            @PathVariable String id,
            @Valid @RequestBody PostingDraft draft,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        return own(id, caller)
                .map(found -> Etags.match(found, ifMatch))
                .flatMap(found -> revise(found, draft, caller))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    private Mono<Versioned<Posting>> revise(
            Versioned<Posting> found, PostingDraft draft, Caller caller) {
        String author = draft.owner() == null ? found.state().owner() : draft.owner();
        Posting after = draft.open(found.id(), author, found.created(), clock.instant());
        Change<Posting> change = Postings.revise(found.state(), after);
        access.requireAuthor(caller, after);
        gatherings.require(after.gathering());
        return postings.update(found, change, caller.command());
    }

    @PostMapping("/{id}/closing")
    Mono<ResponseEntity<Posting>> close(@PathVariable String id, Caller caller) {
        return own(id, caller)
                .flatMap(
                        found ->
                                postings.update(
                                        found, Postings.close(found.state()), caller.command()))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    private Mono<Versioned<Posting>> visible(String id, Caller caller) {
        return postings.get(id, "posting", found -> access.maySee(caller, found));
    }

    private Mono<Versioned<Posting>> own(String id, Caller caller) {
        return visible(id, caller)
                .doOnNext(found -> access.requireRepresentative(caller, found.state().owner()));
    }
}
