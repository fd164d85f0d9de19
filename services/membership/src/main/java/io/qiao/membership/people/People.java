package io.qiao.membership.people;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.identity.Invitation;
import io.qiao.contracts.identity.InvitationEvent.InvitationAccepted;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.Role;
import io.qiao.membership.access.Access;
import io.qiao.membership.alliance.Seats;
import io.qiao.membership.organization.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What becomes of organizations and alliances when identity tells of people. Each step may be
/// repeated.
@Component
class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final int AT_ONCE = 500;

    private final Aggregates<Organization> organizations;
    private final Aggregates<Alliance> alliances;
    private final Aggregates<Membership> memberships;

    People(
            Aggregates<Organization> organizations,
            Aggregates<Alliance> alliances,
            Aggregates<Membership> memberships) {
        this.memberships = memberships;
        this.organizations = organizations;
        this.alliances = alliances;
    }

    /// Gives the role, once for each invitation, provided that who invited may still give it.
    Mono<Void> welcome(InvitationAccepted accepted, Cause cause) {
        Invitation invitation = accepted.invitation();
        return invitation.role().isSeat()
                ? alliances
                        .find(invitation.place())
                        .filter(found -> mayInvite(accepted, found.state()))
                        .flatMap(_ -> seat(accepted, cause))
                        .then()
                : organizations
                        .find(invitation.place())
                        .filterWhen(found -> mayInvite(accepted, found.state()))
                        .flatMap(_ -> join(accepted, cause))
                        .then();
    }

    private Mono<Versioned<Alliance>> seat(InvitationAccepted accepted, Cause cause) {
        Invitation invitation = accepted.invitation();
        return alliances.changeOnce(
                invitation.place(),
                invitation.id(),
                before -> Seats.take(before, invitation.role(), accepted.account()),
                cause);
    }

    private Mono<Versioned<Organization>> join(InvitationAccepted accepted, Cause cause) {
        Invitation invitation = accepted.invitation();
        return organizations.changeOnce(
                invitation.place(), invitation.id(), before -> joined(before, accepted), cause);
    }

    private static boolean mayInvite(InvitationAccepted accepted, Alliance alliance) {
        return mayInvite(
                accepted.invitation().byAdministrator()
                        || Access.isSecretariat(accepted.invitation().invitedBy(), alliance),
                accepted);
    }

    private Mono<Boolean> mayInvite(InvitationAccepted accepted, Organization organization) {
        Invitation invitation = accepted.invitation();
        return Access.represents(invitation.invitedBy(), organization)
                ? Mono.just(true)
                : mayRevive(invitation, organization).map(may -> mayInvite(may, accepted));
    }

    /// Where nobody acts for an organization any more, the secretariat of an alliance that it
    /// belongs to may invite somebody who does.
    private Mono<Boolean> mayRevive(Invitation invitation, Organization organization) {
        if (invitation.role() != Role.REPRESENTATIVE || !organization.representatives().isEmpty()) {
            return Mono.just(false);
        }
        return memberships
                .some(
                        Filters.and(
                                Filters.eq("keys.organization", organization.id()),
                                Filters.eq("keys.status", Membership.Status.ACTIVE.name())),
                        AT_ONCE)
                .concatMap(each -> alliances.find(each.state().alliance()))
                .any(found -> Access.isSecretariat(invitation.invitedBy(), found.state()));
    }

    private static boolean mayInvite(boolean may, InvitationAccepted accepted) {
        if (!may) {
            LOG.info(
                    "invitation {} came from somebody without that right",
                    accepted.invitation().id());
        }
        return may;
    }

    private static Change<Organization> joined(Organization before, InvitationAccepted accepted) {
        return accepted.invitation().role() == Role.REPRESENTATIVE
                ? Organizations.appoint(before, accepted.account())
                : Organizations.admitViewer(before, accepted.account());
    }

    /// Takes every role from an account that is no more.
    Mono<Void> forget(String account, Cause cause) {
        return organizations
                .some(Filters.eq("keys.people", account), AT_ONCE)
                .concatMap(
                        found ->
                                organizations.change(
                                        found.id(),
                                        before -> Organizations.leave(before, account),
                                        cause))
                .thenMany(alliances.some(Filters.eq("keys.people", account), AT_ONCE))
                .concatMap(
                        found ->
                                alliances.change(
                                        found.id(),
                                        before -> Seats.leaveAll(before, account),
                                        cause))
                .then();
    }
}
