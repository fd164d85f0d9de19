package io.qiao.membership.organization;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.membership.Organization;
import io.qiao.membership.access.Access;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `/api/membership/organizations/{id}/verification`: seen by everybody, given and withdrawn by the
/// platform's administrator. Secretariats give it by admitting.
@RestController
@RequestMapping("/api/membership/organizations/{id}/verification")
class VerificationController {
    private final Aggregates<Organization> organizations;
    private final Verifying verifying;

    VerificationController(Aggregates<Organization> organizations, Verifying verifying) {
        this.organizations = organizations;
        this.verifying = verifying;
    }

    @GetMapping
    Mono<VerificationView> one(@PathVariable String id) {
        return organizations.get(id, "organization").flatMap(this::view);
    }

    @PostMapping
    Mono<VerificationView> verify(
            @PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Instead instead,
            Caller caller) {
        Access.requireVerifier(caller);
        return organizations
                .get(id, "organization")
                .flatMap(found -> verifying.verify(found, Instead.of(instead), caller.command()))
                .flatMap(this::view);
    }

    @DeleteMapping
    Mono<VerificationView> withdraw(@PathVariable String id, Caller caller) {
        Access.requireVerifier(caller);
        return organizations
                .get(id, "organization")
                .flatMap(
                        found ->
                                organizations.update(
                                        found,
                                        Organizations.withdrawVerification(found.state()),
                                        caller.command()))
                .flatMap(this::view);
    }

    private Mono<VerificationView> view(Versioned<Organization> found) {
        return verifying
                .sharing(found.state())
                .collectList()
                .map(sharing -> VerificationView.of(found, sharing));
    }
}
