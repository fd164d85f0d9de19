package io.qiao.membership.admission;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.paging.Page;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.Organization;
import io.qiao.membership.access.Access;
import io.qiao.membership.organization.Verifying;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Applying, admitting, giving back.
@Component
class Applications {
    private final Aggregates<Membership> memberships;
    private final Aggregates<Organization> organizations;
    private final Aggregates<Alliance> alliances;
    private final Verifying verifying;

    Applications(
            Aggregates<Membership> memberships,
            Aggregates<Organization> organizations,
            Aggregates<Alliance> alliances,
            Verifying verifying) {
        this.verifying = verifying;
        this.memberships = memberships;
        this.organizations = organizations;
        this.alliances = alliances;
    }

    Mono<Versioned<Membership>> submit(Application draft, Caller caller, IdempotencyKey key) {
        NewId id = id(draft, key);
        return alliances
                .find(draft.alliance())
                .switchIfEmpty(unknown("alliance"))
                .then(organizations.find(draft.organization()))
                .switchIfEmpty(unknown("organization"))
                .doOnNext(found -> Access.requireRepresentative(caller, found.state()))
                .then(memberships.find(id))
                .filter(found -> Admission.mayApplyAgain(found.state()))
                .flatMap(
                        returned ->
                                memberships.update(
                                        returned,
                                        Admission.applyAgain(returned.state()),
                                        caller.command()))
                .switchIfEmpty(Mono.defer(() -> first(id, draft, caller)));
    }

    private Mono<Versioned<Membership>> first(NewId id, Application draft, Caller caller) {
        return memberships.create(
                id,
                Admission.apply(id.id(), draft.alliance(), draft.organization()),
                caller.command());
    }

    /// That the organization has applied there is nobody else's business.
    private static NewId id(Application draft, IdempotencyKey key) {
        String name = Admission.nameOf(draft.alliance(), draft.organization());
        return key.id(name, draft, exists()).hidden();
    }

    private static <T> Mono<T> unknown(String field) {
        return Mono.error(() -> Refused.field(field, "unknown", "must be the id of an " + field));
    }

    private static Refused exists() {
        return Refused.conflict(
                "application.exists", "The organization has applied there or is a member.");
    }

    /// Whoever admits an organization answers for it. It is verified first: after a crash between
    /// the two writes the application is still open and is admitted by the repetition.
    Mono<Versioned<Membership>> admit(String id, @Nullable String insteadOf, Caller caller) {
        return forSecretariat(id, caller)
                .zipWhen(found -> organizations.get(found.state().organization(), "organization"))
                .flatMap(both -> admit(both.getT1(), both.getT2(), insteadOf, caller));
    }

    private Mono<Versioned<Membership>> admit(
            Versioned<Membership> application,
            Versioned<Organization> applicant,
            @Nullable String insteadOf,
            Caller caller) {
        Change<Membership> admitted =
                Admission.admit(application.state(), applicant.state().profile());
        return verifying
                .verify(applicant, insteadOf, caller.command())
                .then(
                        Mono.defer(
                                () -> memberships.update(application, admitted, caller.command())));
    }

    Mono<Versioned<Membership>> giveBack(String id, String words, Caller caller) {
        return forSecretariat(id, caller)
                .flatMap(
                        found ->
                                memberships.update(
                                        found,
                                        Admission.giveBack(found.state(), words),
                                        caller.command()));
    }

    /// By the secretariat of the alliance, or by a representative of the member.
    Mono<Versioned<Membership>> end(String id, String words, Caller caller) {
        return one(id, caller)
                .zipWhen(found -> partyOf(found.state(), caller))
                .flatMap(
                        both ->
                                memberships.update(
                                        both.getT1(),
                                        Admission.end(
                                                both.getT1().state(),
                                                new Membership.Reason(both.getT2(), words)),
                                        caller.command()));
    }

    /// @throws Refused when the caller speaks for neither
    private Mono<Membership.Party> partyOf(Membership membership, Caller caller) {
        return organizations
                .get(membership.organization(), "organization")
                .map(found -> Access.represents(caller.account(), found.state()))
                .zipWith(alliances.get(membership.alliance(), "alliance"))
                .map(
                        both -> {
                            if (both.getT1()) {
                                return Membership.Party.ORGANIZATION;
                            }
                            Access.requireSecretariat(caller, both.getT2().state());
                            return Membership.Party.ALLIANCE;
                        });
    }

    /// For the secretariat and the applicant; to everybody else there is no such application.
    Mono<Versioned<Membership>> one(String id, Caller caller) {
        return memberships
                .get(id, "application")
                .filterWhen(found -> maySee(found.state(), caller))
                .switchIfEmpty(Mono.error(() -> Refused.missing("application")));
    }

    Mono<Page<Versioned<Membership>>> ofAlliance(
            String alliance, Membership.Status status, Caller caller, PageRequest page) {
        return alliances
                .find(alliance)
                .switchIfEmpty(Mono.error(() -> Access.notSecretariat(alliance)))
                .doOnNext(found -> Access.requireSecretariat(caller, found.state()))
                .then(
                        memberships.page(
                                Filters.and(
                                        Filters.eq("keys.alliance", alliance),
                                        Filters.eq("keys.status", status.name())),
                                page));
    }

    Mono<Page<Versioned<Membership>>> ofOrganization(
            String organization, Caller caller, PageRequest page) {
        return organizations
                .find(organization)
                .switchIfEmpty(Mono.error(() -> Access.notReader(organization)))
                .doOnNext(found -> Access.requireReader(caller, found.state()))
                .then(memberships.page(Filters.eq("keys.organization", organization), page));
    }

    private Mono<Versioned<Membership>> forSecretariat(String id, Caller caller) {
        return one(id, caller)
                .delayUntil(
                        found ->
                                alliances
                                        .get(found.state().alliance(), "alliance")
                                        .doOnNext(
                                                alliance ->
                                                        Access.requireSecretariat(
                                                                caller, alliance.state())));
    }

    private Mono<Boolean> maySee(Membership membership, Caller caller) {
        return alliances
                .get(membership.alliance(), "alliance")
                .zipWith(organizations.get(membership.organization(), "organization"))
                .map(
                        sides ->
                                Access.isSecretariat(caller.account(), sides.getT1().state())
                                        || Access.mayRead(caller, sides.getT2().state()));
    }
}
