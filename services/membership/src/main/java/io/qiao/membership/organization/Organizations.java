package io.qiao.membership.organization;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationRegistered;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationVerified;
import io.qiao.contracts.membership.OrganizationEvent.ProfileRevised;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeAppointed;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.contracts.membership.OrganizationEvent.VerificationEnded;
import io.qiao.contracts.membership.OrganizationEvent.ViewerAppointed;
import io.qiao.contracts.membership.OrganizationEvent.ViewerRemoved;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.membership.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an organization decides.
public final class Organizations {
    private static final int MOST = 50;

    private Organizations() {}

    static Change<Organization> register(String id, OrganizationProfile profile, String founder) {
        Organization organization =
                new Organization(id, profile, List.of(founder), List.of(), Verification.UNVERIFIED);
        return Change.of(organization, new OrganizationRegistered(organization));
    }

    /// Whoever answered for it did so for that name and that code: with another one it is
    /// unverified again.
    static Change<Organization> revise(Organization before, OrganizationProfile profile) {
        Verification verification =
                isSame(before.profile(), profile) ? before.verification() : Verification.UNVERIFIED;
        Organization after =
                new Organization(
                        before.id(),
                        profile,
                        before.representatives(),
                        before.viewers(),
                        verification);
        return Change.of(after, new ProfileRevised(after));
    }

    private static boolean isSame(OrganizationProfile before, OrganizationProfile after) {
        return before.name().equals(after.name()) && Objects.equals(before.code(), after.code());
    }

    static Change<Organization> verify(Organization before) {
        if (before.verification() == Verification.VERIFIED) {
            return Change.of(before);
        }
        Organization after = with(before, Verification.VERIFIED);
        return Change.of(after, new OrganizationVerified(after));
    }

    static Change<Organization> withdrawVerification(Organization before) {
        return endVerification(before, null);
    }

    /// Another one is about to be verified with the same code.
    static Change<Organization> yieldTo(String successor, Organization before) {
        return endVerification(before, successor);
    }

    private static Change<Organization> endVerification(
            Organization before, @Nullable String successor) {
        if (before.verification() == Verification.UNVERIFIED) {
            return Change.of(before);
        }
        Organization after = with(before, Verification.UNVERIFIED);
        return Change.of(after, new VerificationEnded(after, successor));
    }

    /// Nothing changes for who acts for it already; a viewer becomes a representative.
    public static Change<Organization> appoint(Organization before, String account) {
        if (before.representatives().contains(account)) {
            return Change.of(before);
        }
        Organization after =
                with(
                        before,
                        joined(before.representatives(), account),
                        without(before.viewers(), account));
        return Change.of(after, new RepresentativeAppointed(after, account));
    }

    /// Nothing changes for who may read already.
    public static Change<Organization> admitViewer(Organization before, String account) {
        if (before.viewers().contains(account) || before.representatives().contains(account)) {
            return Change.of(before);
        }
        Organization after =
                with(before, before.representatives(), joined(before.viewers(), account));
        return Change.of(after, new ViewerAppointed(after, account));
    }

    static Change<Organization> remove(Organization before, String account) {
        if (!before.representatives().contains(account)) {
            throw Refused.missing("representative");
        }
        if (before.representatives().size() == 1) {
            throw Refused.conflict(
                    "representatives.last", "Somebody has to act for the organization.");
        }
        return dismiss(before, account);
    }

    /// Leaves of one's own will, as the last one only when that is meant: nobody acts for the
    /// organization then.
    static Change<Organization> resign(Organization before, String account, boolean asLast) {
        if (!before.representatives().contains(account)) {
            throw Refused.missing("representative");
        }
        if (before.representatives().size() == 1 && !asLast) {
            throw Refused.conflict(
                    "representatives.last",
                    "You are the last one who acts for the organization. When you leave, its open"
                            + " postings close and its matches end; if you mean that, say"
                            + " last=true.");
        }
        return dismiss(before, account);
    }

    static Change<Organization> removeViewer(Organization before, String account) {
        if (!before.viewers().contains(account)) {
            throw Refused.missing("viewer");
        }
        return dismissViewer(before, account);
    }

    /// An account that is no more leaves, even as the last one.
    public static Change<Organization> leave(Organization before, String account) {
        if (before.representatives().contains(account)) {
            return dismiss(before, account);
        }
        return before.viewers().contains(account)
                ? dismissViewer(before, account)
                : Change.of(before);
    }

    private static Change<Organization> dismiss(Organization before, String account) {
        Organization after =
                with(before, without(before.representatives(), account), before.viewers());
        return Change.of(after, new RepresentativeRemoved(after, account));
    }

    private static Change<Organization> dismissViewer(Organization before, String account) {
        Organization after =
                with(before, before.representatives(), without(before.viewers(), account));
        return Change.of(after, new ViewerRemoved(after, account));
    }

    private static List<String> joined(List<String> people, String account) {
        if (people.size() == MOST) {
            throw Refused.conflict(
                    "people.full", "An organization has at the most " + MOST + " of them.");
        }
        List<String> more = new ArrayList<>(people);
        more.add(account);
        return more;
    }

    private static List<String> without(List<String> people, String account) {
        return people.stream().filter(each -> !each.equals(account)).toList();
    }

    private static Organization with(
            Organization before, List<String> representatives, List<String> viewers) {
        return new Organization(
                before.id(), before.profile(), representatives, viewers, before.verification());
    }

    private static Organization with(Organization before, Verification verification) {
        return new Organization(
                before.id(),
                before.profile(),
                before.representatives(),
                before.viewers(),
                verification);
    }
}
