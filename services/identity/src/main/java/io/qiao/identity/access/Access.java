package io.qiao.identity.access;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.membership.Role;
import org.springframework.stereotype.Component;

/// Who may do what in identity. What is not allowed here is refused.
///
/// | what | who |
/// |---|---|
/// | sign up, confirm, reset a password | everybody, by a link that was mailed |
/// | see, change, export, erase an account; its sessions | its owner |
/// | create, list, revoke an organization's programs | its representatives; never a program |
/// | invite to an organization, list and withdraw such invitations | its representatives |
/// | invite somebody to represent an organization that nobody represents | its secretariats |
/// | invite to a seat, list and withdraw such invitations | secretariat, administrator |
/// | take up an invitation | whoever logged in and has the link |
/// | see the contact details of the other side | representatives on a side of an accepted match |
/// | register, list, delete third-party clients | the platform's administrator |
/// | rotate the signing key | the platform's administrator |
@Component
public final class Access {
    private final Standing standing;

    Access(Standing standing) {
        this.standing = standing;
    }

    /// @throws Refused unless the caller is a person who acts for the organization
    public void requireRepresentative(Caller caller, String organization) {
        caller.requirePerson();
        standing.requireRepresentative(caller, organization);
    }

    /// @throws Refused that names the field unless there is such an organization
    public void requireOrganization(String organization, String field) {
        standing.requireOrganization(organization, field);
    }

    /// @throws Refused that names the field unless there is a place where such a role is held
    public void requirePlace(Role role, String place, String field) {
        if (role.isSeat()) {
            standing.requireAlliance(place, field);
        } else {
            standing.requireOrganization(place, field);
        }
    }

    /// @throws Refused unless the caller may give that role in that place
    public void requireInviter(Caller caller, Role role, String place) {
        if (role == Role.REPRESENTATIVE && mayRevive(caller, place)) {
            caller.requirePerson();
        } else if (!role.isSeat()) {
            requireRepresentative(caller, place);
        } else if (!caller.platformAdmin()) {
            caller.requirePerson();
            standing.requireSeat(caller, place, "secretariat", Role.SECRETARIAT);
        }
    }

    /// Where nobody acts for an organization any more, the secretariats of its alliances look for
    /// somebody who does.
    private boolean mayRevive(Caller caller, String organization) {
        return !standing.isRepresented(organization) && standing.looksAfter(caller, organization);
    }

    /// Turns "not yours" into "not there", for something whose existence is a secret: else whoever
    /// guesses an id learns that there is such a thing.
    ///
    /// @param check throws when the caller may not
    public static void hiding(String what, Runnable check) {
        try {
            check.run();
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.FORBIDDEN) {
                throw refused;
            }
            String place = refused.about();
            throw place == null ? Refused.missing(what) : Refused.missing(what).about(place);
        }
    }
}
