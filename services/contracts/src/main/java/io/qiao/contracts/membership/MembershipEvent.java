package io.qiao.contracts.membership;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;

/// What happens between an organization and an alliance.
public sealed interface MembershipEvent extends Event {
    /// The membership as it is after the event.
    Membership membership();

    @EventType("io.qiao.membership.application-submitted")
    record ApplicationSubmitted(Membership membership) implements MembershipEvent {}

    /// What the applicant should mend is read at the application.
    @EventType("io.qiao.membership.application-returned")
    record ApplicationReturned(Membership membership) implements MembershipEvent {}

    /// @param profile the new member's profile on the day of admission, for readers that have not
    ///     met it yet
    @EventType("io.qiao.membership.member-admitted")
    record MemberAdmitted(Membership membership, OrganizationProfile profile)
            implements MembershipEvent {}

    /// Why is read at the application.
    @EventType("io.qiao.membership.membership-ended")
    record MembershipEnded(Membership membership) implements MembershipEvent {}
}
