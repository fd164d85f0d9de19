package io.qiao.membership.organization;

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
import io.qiao.contracts.membership.Organization;
import io.qiao.membership.access.Access;
import jakarta.validation.Valid;
import java.util.List;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/// `/api/membership/organizations`. Whoever registers an organization represents it.
@RestController
@RequestMapping("/api/membership/organizations")
class OrganizationController {
    private final Aggregates<Organization> organizations;
    private final DailyBudget budget;

    OrganizationController(
            Aggregates<Organization> organizations,
            Store store,
            @Value("${qiao.quotas.organizations}") int mostPerDay) {
        this.organizations = organizations;
        this.budget = store.dailyBudget("organizations", mostPerDay);
    }

    @PostMapping
    Mono<ResponseEntity<OrganizationView>> register(
            @Valid @RequestBody ProfileDraft draft, Caller caller, IdempotencyKey key) {
        caller.requirePerson();
        NewId id = key.id(caller, "organization", draft);
        Change<Organization> registered =
                Organizations.register(id.id(), draft.checked(), caller.account());
        return budget.spend(caller.account(), organizations.find(id))
                .then(Mono.defer(() -> organizations.create(id, registered, caller.command())))
                .map(
                        made ->
                                Etags.created(
                                        "/api/membership/organizations",
                                        made,
                                        each -> OrganizationView.of(each, caller)));
    }

    @GetMapping
    Mono<ResponseEntity<List<OrganizationView>>> list(
            @RequestParam(required = false) @Nullable Boolean mine,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        Bson whose =
                Boolean.TRUE.equals(mine)
                        ? Filters.eq("keys.people", caller.account())
                        : Filters.empty();
        return organizations
                .page(whose, page)
                .map(
                        found ->
                                Pages.of(
                                        exchange,
                                        found.map(each -> OrganizationView.of(each, caller))));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<OrganizationView>> one(@PathVariable String id, Caller caller) {
        return some(id).map(found -> Etags.ok(found, each -> OrganizationView.of(each, caller)));
    }

    @PutMapping("/{id}/profile")
    Mono<ResponseEntity<OrganizationView>> revise(
            @PathVariable String id,
            @Valid @RequestBody ProfileDraft draft,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        return own(id, caller)
                .map(found -> Etags.match(found, ifMatch))
                .flatMap(
                        found ->
                                organizations.update(
                                        found,
                                        Organizations.revise(found.state(), draft.checked()),
                                        caller.command()))
                .map(found -> Etags.ok(found, each -> OrganizationView.of(each, caller)));
    }

    /// @param last says of who leaves that nobody shall be left
    @DeleteMapping("/{id}/representatives/{account}")
    Mono<ResponseEntity<OrganizationView>> remove(
            @PathVariable String id,
            @PathVariable String account,
            @RequestParam(defaultValue = "false") boolean last,
            Caller caller) {
        return account.equals(caller.account())
                ? change(some(id), caller, before -> Organizations.resign(before, account, last))
                : change(own(id, caller), caller, before -> Organizations.remove(before, account));
    }

    @DeleteMapping("/{id}/viewers/{account}")
    Mono<ResponseEntity<OrganizationView>> removeViewer(
            @PathVariable String id, @PathVariable String account, Caller caller) {
        return change(
                account.equals(caller.account()) ? some(id) : own(id, caller),
                caller,
                before -> Organizations.removeViewer(before, account));
    }

    private Mono<ResponseEntity<OrganizationView>> change(
            Mono<Versioned<Organization>> which,
            Caller caller,
            Function<Organization, Change<Organization>> decide) {
        return which.flatMap(
                        found ->
                                organizations.update(
                                        found, decide.apply(found.state()), caller.command()))
                .map(found -> Etags.ok(found, each -> OrganizationView.of(each, caller)));
    }

    private Mono<Versioned<Organization>> some(String id) {
        return organizations.get(id, "organization");
    }

    private Mono<Versioned<Organization>> own(String id, Caller caller) {
        return some(id).doOnNext(found -> Access.requireRepresentative(caller, found.state()));
    }
}
