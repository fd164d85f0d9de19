package io.qiao.membership.organization;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.membership.Verification;
import io.qiao.membership.access.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is shown of an organization: its people only to themselves.
record OrganizationView(
        String id,
        OrganizationProfile profile,
        Verification verification,
        @Nullable List<String> representatives,
        @Nullable List<String> viewers) {
    static OrganizationView of(Versioned<Organization> found, Caller viewer) {
        Organization organization = found.state();
        boolean own = Access.mayRead(viewer, organization);
        return new OrganizationView(
                organization.id(),
                organization.profile(),
                organization.verification(),
                own ? organization.representatives() : null,
                own ? organization.viewers() : null);
    }
}
