package io.qiao.membership.access;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.Organization;

/// Who may do what in membership. It is decided by the organization's or alliance's own state, so
/// a right that is given or taken holds from that moment. Roles are given by consent alone: an
/// invitation that the person accepted. Programs only read what everybody may.
///
/// | what | who |
/// |---|---|
/// | found an alliance | the platform's administrator |
/// | invite to seats (in identity) and take them away | its secretariat, the administrator |
/// | admit, give back, list an alliance's applications | its secretariat |
/// | see profiles, alliances, rolls of members | everybody logged in |
/// | register an organization | every person logged in; no program |
/// | invite people (in identity), remove people, revise a profile, apply | representatives |
/// | leave | everybody: one's own role |
/// | see an organization's people and applications | representatives and viewers |
/// | verify an organization | the secretariat that admits it, the administrator |
/// | withdraw a verification | the administrator |
/// | end a membership | the alliance's secretariat, representatives of the member |
/// | see one application | its secretariat, representatives, viewers; to others there is none |
public final class Access {
    private Access() {}

    public static void requireRepresentative(Caller caller, Organization organization) {
        if (!represents(caller.account(), organization)) {
            throw Refused.forbidden("Only a representative of the organization may do that.")
                    .about(organization.id());
        }
    }

    public static void requireVerifier(Caller caller) {
        if (!caller.platformAdmin()) {
            throw Refused.forbidden("Only the platform's administrator may do that.");
        }
    }

    public static void requireReader(Caller caller, Organization organization) {
        if (!mayRead(caller, organization)) {
            throw notReader(organization.id());
        }
    }

    /// The answer to who reads what is an organization's own, whether there is such a one or not.
    public static Refused notReader(String organization) {
        return Refused.forbidden("Only those who belong to the organization may see that.")
                .about(organization);
    }

    public static void requireSecretariat(Caller caller, Alliance alliance) {
        if (!isSecretariat(caller.account(), alliance)) {
            throw notSecretariat(alliance.id());
        }
    }

    /// The answer to who is not of an alliance's secretariat, whether there is such a one or not.
    public static Refused notSecretariat(String alliance) {
        return Refused.forbidden("Only the secretariat of the alliance may do that.")
                .about(alliance);
    }

    public static void requireSeating(Caller caller, Alliance alliance) {
        if (!caller.platformAdmin()) {
            requireSecretariat(caller, alliance);
        }
    }

    public static boolean represents(String account, Organization organization) {
        return organization.representatives().contains(account);
    }

    public static boolean mayRead(Caller caller, Organization organization) {
        return represents(caller.account(), organization)
                || organization.viewers().contains(caller.account());
    }

    public static boolean isSecretariat(String account, Alliance alliance) {
        return alliance.secretariat().contains(account);
    }
}
