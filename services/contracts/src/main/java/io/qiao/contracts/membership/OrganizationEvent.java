package io.qiao.contracts.membership;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;
import org.jspecify.annotations.Nullable;

/// What happens to an organization.
public sealed interface OrganizationEvent extends Event {
    /// The organization as it is after the event.
    Organization organization();

    @EventType("io.qiao.membership.organization-registered")
    record OrganizationRegistered(Organization organization) implements OrganizationEvent {}

    @EventType("io.qiao.membership.profile-revised")
    record ProfileRevised(Organization organization) implements OrganizationEvent {}

    /// @param account who now acts for the organization
    @EventType("io.qiao.membership.representative-appointed")
    record RepresentativeAppointed(Organization organization, String account)
            implements OrganizationEvent {}

    /// @param account who no longer does
    @EventType("io.qiao.membership.representative-removed")
    record RepresentativeRemoved(Organization organization, String account)
            implements OrganizationEvent {}

    /// @param account who may now read what is the organization's own
    @EventType("io.qiao.membership.viewer-appointed")
    record ViewerAppointed(Organization organization, String account)
            implements OrganizationEvent {}

    /// @param account who no longer may
    @EventType("io.qiao.membership.viewer-removed")
    record ViewerRemoved(Organization organization, String account) implements OrganizationEvent {}

    /// Somebody answers for the organization now.
    @EventType("io.qiao.membership.organization-verified")
    record OrganizationVerified(Organization organization) implements OrganizationEvent {}

    /// Nobody does any longer.
    ///
    /// @param successor the organization that was verified with the same code instead; absent when
    ///     an administrator withdrew the verification
    @EventType("io.qiao.membership.verification-ended")
    record VerificationEnded(Organization organization, @Nullable String successor)
            implements OrganizationEvent {}
}
