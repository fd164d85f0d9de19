package io.qiao.membership.organization;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationRegistered;
import io.qiao.contracts.membership.OrganizationEvent.ProfileRevised;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeAppointed;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.contracts.membership.OrganizationProfile;
import java.util.ArrayList;
import java.util.List;

/// What an organization decides.
final class Organizations {
    private static final int MOST_REPRESENTATIVES = 50;

    private Organizations() {}

    static Change<Organization> register(String id, OrganizationProfile profile, String founder) {
        Organization organization = new Organization(id, profile, List.of(founder));
        return Change.of(organization, new OrganizationRegistered(organization));
    }

    static Change<Organization> revise(Organization before, OrganizationProfile profile) {
        Organization after = new Organization(before.id(), profile, before.representatives());
        return Change.of(after, new ProfileRevised(after));
    }

    static Change<Organization> appoint(Organization before, String account) {
        if (before.representatives().contains(account)) {
            return Change.of(before);
        }
        if (before.representatives().size() == MOST_REPRESENTATIVES) {
            throw Refused.conflict(
                    "representatives.full",
                    "An organization has at the most " + MOST_REPRESENTATIVES + " of them.");
        }
        List<String> more = new ArrayList<>(before.representatives());
        more.add(account);
        Organization after = new Organization(before.id(), before.profile(), more);
        return Change.of(after, new RepresentativeAppointed(after, account));
    }

    static Change<Organization> remove(Organization before, String account) {
        if (!before.representatives().contains(account)) {
            throw Refused.missing("representative");
        }
        if (before.representatives().size() == 1) {
            throw Refused.conflict(
                    "representatives.last", "Somebody has to act for the organization.");
        }
        List<String> fewer =
                before.representatives().stream().filter(each -> !each.equals(account)).toList();
        Organization after = new Organization(before.id(), before.profile(), fewer);
        return Change.of(after, new RepresentativeRemoved(after, account));
    }
}
