package io.qiao.membership.admission;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.Organization;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Applying, admitting, giving back.
@Component
class Applications {
    private final Aggregates<Membership> memberships;
    private final Aggregates<Organization> organizations;
    private final Aggregates<Alliance> alliances;

    Applications(
            Aggregates<Membership> memberships,
            Aggregates<Organization> organizations,
            Aggregates<Alliance> alliances) {
        this.memberships = memberships;
        this.organizations = organizations;
        this.alliances = alliances;
    }

    Mono<Versioned<Membership>> submit(Application draft, Caller caller, IdempotencyKey key) {
        return alliances
                .get(draft.alliance(), "alliance")
                .then(organizations.get(draft.organization(), "organization"))
                .doOnNext(found -> requireRepresentative(found.state(), caller))
                .then(memberships.find(Admission.idOf(draft.alliance(), draft.organization())))
                .filter(found -> found.state().status() == Membership.Status.RETURNED)
                .flatMap(
                        returned ->
                                memberships.update(
                                        returned,
                                        Admission.applyAgain(returned.state()),
                                        Cause.command()))
                .switchIfEmpty(Mono.defer(() -> first(draft, key)));
    }

    private Mono<Versioned<Membership>> first(Application draft, IdempotencyKey key) {
        Change<Membership> change = Admission.apply(draft.alliance(), draft.organization());
        return memberships.create(
                key.id(change.state().id(), draft, exists()), change, Cause.command());
    }

    private static Refused exists() {
        return Refused.conflict(
                "application.exists", "The organization has applied there or is a member.");
    }

    Mono<Versioned<Membership>> admit(String id, Caller caller) {
        return forSecretariat(id, caller)
                .zipWhen(found -> organizations.get(found.state().organization(), "organization"))
                .flatMap(
                        both ->
                                memberships.update(
                                        both.getT1(),
                                        Admission.admit(
                                                both.getT1().state(),
                                                both.getT2().state().profile()),
                                        Cause.command()));
    }

    Mono<Versioned<Membership>> giveBack(String id, String reason, Caller caller) {
        return forSecretariat(id, caller)
                .flatMap(
                        found ->
                                memberships.update(
                                        found,
                                        Admission.giveBack(found.state(), reason),
                                        Cause.command()));
    }

    /// For the secretariat and the applicant; to everybody else there is no such application.
    Mono<Versioned<Membership>> one(String id, Caller caller) {
        return memberships
                .get(id, "application")
                .filterWhen(found -> maySee(found.state(), caller))
                .switchIfEmpty(Mono.error(() -> Refused.missing("application")));
    }

    private Mono<Versioned<Membership>> forSecretariat(String id, Caller caller) {
        return one(id, caller)
                .flatMap(
                        found ->
                                isSecretariat(found.state().alliance(), caller)
                                        .filter(is -> is)
                                        .switchIfEmpty(Mono.error(Applications::notSecretariat))
                                        .thenReturn(found));
    }

    private Mono<Boolean> maySee(Membership membership, Caller caller) {
        return isSecretariat(membership.alliance(), caller)
                .filter(is -> is)
                .switchIfEmpty(represents(membership.organization(), caller));
    }

    Mono<Boolean> isSecretariat(String alliance, Caller caller) {
        return alliances
                .find(alliance)
                .map(found -> found.state().secretariat().contains(caller.account()))
                .defaultIfEmpty(false);
    }

    Mono<Boolean> represents(String organization, Caller caller) {
        return organizations
                .find(organization)
                .map(found -> found.state().representatives().contains(caller.account()))
                .defaultIfEmpty(false);
    }

    static Refused notSecretariat() {
        return Refused.forbidden("Only the secretariat of the alliance may do that.");
    }

    private static void requireRepresentative(Organization organization, Caller caller) {
        if (!organization.representatives().contains(caller.account())) {
            throw Refused.forbidden("Only a representative of the organization may do that.");
        }
    }
}
