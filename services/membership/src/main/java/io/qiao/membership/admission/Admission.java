package io.qiao.membership.admission;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent.ApplicationReturned;
import io.qiao.contracts.membership.MembershipEvent.ApplicationSubmitted;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.MembershipEvent.MembershipEnded;
import io.qiao.contracts.membership.OrganizationProfile;
import java.util.Locale;

/// What becomes of an application.
final class Admission {
    private Admission() {}

    /// One tie for each pair, however often the organization applies.
    static String idOf(String alliance, String organization) {
        return Ids.of("membership", alliance, organization);
    }

    static Change<Membership> apply(String alliance, String organization) {
        Membership applied =
                new Membership(
                        idOf(alliance, organization),
                        alliance,
                        organization,
                        Membership.Status.APPLIED);
        return Change.of(applied, new ApplicationSubmitted(applied));
    }

    static Change<Membership> applyAgain(Membership before) {
        if (!mayApplyAgain(before)) {
            throw Refused.conflict(
                    "application.exists", "The organization has applied there or is a member.");
        }
        return apply(before.alliance(), before.organization());
    }

    /// Who was turned back or has left may come again.
    static boolean mayApplyAgain(Membership before) {
        return before.status() == Membership.Status.RETURNED
                || before.status() == Membership.Status.ENDED;
    }

    static Change<Membership> admit(Membership before, OrganizationProfile profile) {
        require(before, Membership.Status.APPLIED);
        Membership active = with(before, Membership.Status.ACTIVE);
        return Change.of(active, new MemberAdmitted(active, profile));
    }

    static Change<Membership> giveBack(Membership before, String reason) {
        require(before, Membership.Status.APPLIED);
        Membership returned = with(before, Membership.Status.RETURNED);
        return Change.of(returned, new ApplicationReturned(returned, reason));
    }

    /// By the secretariat, or by the member itself.
    static Change<Membership> end(Membership before, String reason) {
        if (before.status() != Membership.Status.ACTIVE) {
            throw Refused.conflict("membership.not-active", "The organization is no member.");
        }
        Membership ended = with(before, Membership.Status.ENDED);
        return Change.of(ended, new MembershipEnded(ended, reason));
    }

    private static void require(Membership before, Membership.Status status) {
        if (before.status() != status) {
            throw Refused.conflict(
                    "application.not-" + status.name().toLowerCase(Locale.ROOT),
                    "The application is " + before.status().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private static Membership with(Membership before, Membership.Status status) {
        return new Membership(before.id(), before.alliance(), before.organization(), status);
    }
}
