package io.qiao.membership.organization;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is shown of an organization: who represents it only to those who do.
record OrganizationView(
        String id, OrganizationProfile profile, @Nullable List<String> representatives) {

    static OrganizationView of(Versioned<Organization> found, Caller viewer) {
        Organization organization = found.state();
        boolean own = organization.representatives().contains(viewer.account());
        return new OrganizationView(
                organization.id(),
                organization.profile(),
                own ? organization.representatives() : null);
    }
}
