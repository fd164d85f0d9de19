package io.qiao.membership.admission;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.membership.Membership;
import io.qiao.membership.organization.Instead;
import jakarta.validation.Valid;
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

/// `/api/membership/applications`: read by the applicant and the secretariat, decided by the
/// secretariat.
@RestController
@RequestMapping("/api/membership/applications")
class ApplicationController {
    private final Applications applications;

    ApplicationController(Applications applications) {
        this.applications = applications;
    }

    @PostMapping
    Mono<ResponseEntity<Membership>> submit(
            @Valid @RequestBody Application application, Caller caller, IdempotencyKey key) {
        return applications
                .submit(application, caller, key)
                .map(made -> Etags.created("/api/membership/applications", made, Versioned::state));
    }

    @GetMapping(params = {"alliance", "!organization"})
    Mono<ResponseEntity<List<Membership>>> ofAlliance(
            @RequestParam String alliance,
            @RequestParam(defaultValue = "APPLIED") Membership.Status status,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        return applications
                .ofAlliance(alliance, status, caller, page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @GetMapping(params = {"organization", "!alliance"})
    Mono<ResponseEntity<List<Membership>>> ofOrganization(
            @RequestParam String organization,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        return applications
                .ofOrganization(organization, caller, page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @GetMapping
    Mono<Void> ofNobody(
            @RequestParam(required = false) @Nullable String alliance,
            @RequestParam(required = false) @Nullable String organization) {
        return Mono.error(
                () ->
                        Refused.field(
                                "alliance",
                                "required",
                                "or organization, but not both, must say whose applications to list"));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<Membership>> one(@PathVariable String id, Caller caller) {
        return applications.one(id, caller).map(found -> Etags.ok(found, Versioned::state));
    }

    /// Verifies the organization, too.
    @PostMapping("/{id}/admission")
    Mono<ResponseEntity<Membership>> admit(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Instead instead,
            Caller caller) {
        return applications
                .admit(id, Instead.of(instead), caller)
                .map(found -> Etags.ok(found, Versioned::state));
    }

    /// Ends an active membership. Who has left may apply again.
    @PostMapping("/{id}/ending")
    Mono<ResponseEntity<Membership>> end(
            @PathVariable String id, @Valid @RequestBody Return because, Caller caller) {
        return applications
                .end(id, because.reason(), caller)
                .map(found -> Etags.ok(found, Versioned::state));
    }

    @PostMapping("/{id}/return")
    Mono<ResponseEntity<Membership>> giveBack(
            @PathVariable String id, @Valid @RequestBody Return because, Caller caller) {
        return applications
                .giveBack(id, because.reason(), caller)
                .map(found -> Etags.ok(found, Versioned::state));
    }
}
