package io.qiao.notifications.inbox;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.notifications.inbox.Notification.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What secretariats are told when nobody acts for a member any more: they may invite somebody.
final class Losses {
    private Losses() {}

    /// One for each alliance that the organization belongs to.
    ///
    /// @param alliancesOf the alliances of an organization
    static Stream<Notification> of(
            Envelope<?> envelope, Function<String, Set<String>> alliancesOf) {
        return envelope.event() instanceof RepresentativeRemoved removed
                        && removed.organization().representatives().isEmpty()
                ? alliancesOf.apply(removed.organization().id()).stream()
                        .map(each -> notification(removed.organization(), each, envelope))
                : Stream.empty();
    }

    private static Notification notification(
            Organization organization, String alliance, Envelope<?> envelope) {
        return new Notification(
                Ids.of(envelope.id(), alliance),
                alliance,
                0,
                Kind.MEMBER_UNREPRESENTED,
                envelope.time(),
                false,
                null,
                null,
                side(organization),
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

    /// An organization as a side of its own.
    static Match.Side side(Organization organization) {
        return new Match.Side(
                Match.SubjectKind.MEMBER,
                organization.id(),
                List.of(organization.id()),
                organization.profile().name().any(),
                null,
                organization.profile().industry(),
                organization.profile().region(),
                null,
                null);
    }
}
