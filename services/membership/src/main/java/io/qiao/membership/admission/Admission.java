package io.qiao.membership.admission;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.Membership.Party;
import io.qiao.contracts.membership.Membership.Reason;
import io.qiao.contracts.membership.MembershipEvent.ApplicationReturned;
import io.qiao.contracts.membership.MembershipEvent.ApplicationSubmitted;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.MembershipEvent.MembershipEnded;
import io.qiao.contracts.membership.OrganizationProfile;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What becomes of an application.
final class Admission {
    private Admission() {}

    /// What the one tie of each pair is known by, however often the organization applies.
    static String nameOf(String alliance, String organization) {
        return Ids.of("membership", alliance, organization);
    }

    static Change<Membership> apply(String id, String alliance, String organization) {
        Membership applied =
                new Membership(id, alliance, organization, Membership.Status.APPLIED, null);
        return Change.of(applied, new ApplicationSubmitted(applied));
    }

    static Change<Membership> applyAgain(Membership before) {
        if (!mayApplyAgain(before)) {
            throw Refused.conflict(
                    "application.exists", "The organization has applied there or is a member.");
        }
        return apply(before.id(), before.alliance(), before.organization());
    }

    /// Who was turned back or has left may come again.
    static boolean mayApplyAgain(Membership before) {
        return before.status() == Membership.Status.RETURNED
                || before.status() == Membership.Status.ENDED;
    }

    static Change<Membership> admit(Membership before, OrganizationProfile profile) {
        require(before, Membership.Status.APPLIED);
        Membership active = with(before, Membership.Status.ACTIVE, null);
        return Change.of(active, new MemberAdmitted(active, profile));
    }

    /// @param words what the applicant should mend before applying again
    static Change<Membership> giveBack(Membership before, String words) {
        require(before, Membership.Status.APPLIED);
        Membership returned =
                with(before, Membership.Status.RETURNED, new Reason(Party.ALLIANCE, words));
        return Change.of(returned, new ApplicationReturned(returned));
    }

    /// By the secretariat, or by the member itself; the reason is for the other one.
    static Change<Membership> end(Membership before, Reason reason) {
        if (before.status() != Membership.Status.ACTIVE) {
            throw Refused.conflict("membership.not-active", "The organization is no member.");
        }
        Membership ended = with(before, Membership.Status.ENDED, reason);
        return Change.of(ended, new MembershipEnded(ended));
    }

    private static void require(Membership before, Membership.Status status) {
        if (before.status() != status) {
            throw Refused.conflict(
                    "application.not-" + status.name().toLowerCase(Locale.ROOT),
                    "The application is " + before.status().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private static Membership with(
            Membership before, Membership.Status status, @Nullable Reason reason) {
        return new Membership(
                before.id(), before.alliance(), before.organization(), status, reason);
    }
}
