package io.qiao.notifications.inbox;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.VerificationEnded;
import io.qiao.notifications.inbox.Notification.Kind;
import java.util.List;
import java.util.stream.Stream;

/// What an organization is told when nobody answers for it any more and it did nothing to bring
/// that about.
final class EndedVerifications {
    private EndedVerifications() {}

    /// One for the organization.
    static Stream<Notification> of(Envelope<?> envelope) {
        return envelope.event() instanceof VerificationEnded ended
                ? Stream.of(notification(ended, ended.organization(), envelope))
                : Stream.empty();
    }

    private static Notification notification(
            VerificationEnded ended, Organization organization, Envelope<?> envelope) {
        return new Notification(
                Ids.of(envelope.id(), organization.id()),
                organization.id(),
                0,
                ended.successor() == null
                        ? Kind.VERIFICATION_WITHDRAWN
                        : Kind.VERIFICATION_OVERTAKEN,
                envelope.time(),
                false,
                null,
                Losses.side(organization),
                null,
                0,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
