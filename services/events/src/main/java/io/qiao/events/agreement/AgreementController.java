package io.qiao.events.agreement;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.events.Agreement;
import io.qiao.events.access.Access;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/// `/api/events/agreements`: proposed by the secretariat of one alliance, signed by that of the
/// other, ended by either; open to read.
@RestController
@RequestMapping("/api/events/agreements")
class AgreementController {
    private final Aggregates<Agreement> agreements;
    private final Access access;
    private final Clock clock;

    AgreementController(Aggregates<Agreement> agreements, Access access, Clock clock) {
        this.agreements = agreements;
        this.access = access;
        this.clock = clock;
    }

    private LocalDate today() {
        return Agreement.dayOf(clock.instant());
    }

    @PostMapping
    Mono<ResponseEntity<Agreement>> propose(
            @Valid @RequestBody AgreementDraft draft, Caller caller, IdempotencyKey key) {
        access.requireAlliance(draft.alliance(), "alliance");
        access.requireSecretariat(caller, draft.alliance());
        NewId id = key.id(caller, "agreement", draft);
        Agreement agreement = draft.checked(id.id(), today());
        if (agreement.partner() != null) {
            access.requireAlliance(agreement.partner(), "partner");
        }
        return agreements
                .create(id, Agreements.propose(agreement, today()), caller.command())
                .map(made -> Etags.created("/api/events/agreements", made, Versioned::state));
    }

    @PostMapping("/{id}/signature")
    Mono<ResponseEntity<Agreement>> sign(@PathVariable String id, Caller caller) {
        return agreements
                .get(id, "agreement")
                .doOnNext(found -> access.requireSecretariat(caller, signer(found.state())))
                .flatMap(
                        found ->
                                agreements.update(
                                        found,
                                        Agreements.sign(found.state(), today()),
                                        caller.command()))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    private static String signer(Agreement agreement) {
        return agreement.partner() == null ? agreement.alliance() : agreement.partner();
    }

    @PostMapping("/{id}/ending")
    Mono<ResponseEntity<Agreement>> end(@PathVariable String id, Caller caller) {
        return agreements
                .get(id, "agreement")
                .doOnNext(
                        found ->
                                access.requireSecretariatOfEither(
                                        caller, found.state().alliance(), signer(found.state())))
                .flatMap(
                        found ->
                                agreements.update(
                                        found, Agreements.end(found.state()), caller.command()))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    @GetMapping
    Mono<ResponseEntity<List<Agreement>>> list(
            @RequestParam(required = false) @Nullable String alliance,
            PageRequest page,
            ServerWebExchange exchange) {
        return agreements
                .page(
                        alliance == null ? Filters.empty() : Filters.eq("keys.alliances", alliance),
                        page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<Agreement>> one(@PathVariable String id) {
        return agreements.get(id, "agreement").map(found -> Etags.ok(found, Versioned::state));
    }
}
