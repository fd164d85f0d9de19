package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.feed.Horizon;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.Agreement;
import io.qiao.contracts.events.AgreementEvent;
import io.qiao.contracts.events.GatheringEvent;
import io.qiao.contracts.events.ProjectEvent;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerBlocked;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerUnblocked;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.MembershipEvent.MembershipEnded;
import io.qiao.contracts.membership.OrganizationEvent.ProfileRevised;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.interest.Interests;
import io.qiao.matchmaking.posting.Abandonment;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/// What follows for matches when something changes beside postings.
final class Changes {
    static final List<Topic> TOPICS =
            List.of(
                    Topic.MEMBERSHIPS,
                    Topic.ORGANIZATIONS,
                    Topic.PROJECTS,
                    Topic.GATHERINGS,
                    Topic.AGREEMENTS,
                    Topic.BLOCKS);

    private final Horizon horizon;
    private final ProposeMatches propose;
    private final Recheck recheck;
    private final Interests interests;
    private final Subjects subjects;
    private final Standing standing;
    private final Abandonment abandonment;

    Changes(
            Horizon horizon,
            ProposeMatches propose,
            Recheck recheck,
            Interests interests,
            Subjects subjects,
            Standing standing,
            Abandonment abandonment) {
        this.horizon = horizon;
        this.propose = propose;
        this.recheck = recheck;
        this.interests = interests;
        this.subjects = subjects;
        this.standing = standing;
        this.abandonment = abandonment;
    }

    Mono<Void> handle(Envelope<Event> envelope) {
        return switch (envelope.event()) {
            case MemberAdmitted admitted ->
                    propose.of(admitted.membership().organization(), envelope)
                            .then(interests.meet(admitted, envelope));
            case MembershipEnded ended ->
                    recheck.ofOrganizations(List.of(ended.membership().organization()), envelope);
            case ProfileRevised revised ->
                    recheck.ofSubject(revised.organization().id(), envelope)
                            .then(propose.of(revised.organization().id(), envelope));
            case RepresentativeRemoved removed -> abandoned(removed.organization().id(), envelope);
            case ProjectEvent event ->
                    propose.of(event.project().id(), envelope)
                            .then(interests.meet(event.project(), envelope));
            case GatheringEvent event -> {
                horizon.reach();
                yield interests.meet(event.gathering(), envelope);
            }
            case AgreementEvent event -> exchange(event.agreement(), envelope);
            case PartnerBlocked event ->
                    recheck.ofOrganizations(List.of(event.block().organization()), envelope);
            case PartnerUnblocked event ->
                    propose.ofAll(subjects.ownedBy(event.block().organization()), envelope);
            default -> Mono.empty();
        };
    }

    /// When nobody is left to act for it. Somebody who has come since is asked for as things stand
    /// now, so an event that comes late closes nothing of theirs.
    private Mono<Void> abandoned(String organization, Envelope<?> because) {
        horizon.reach();
        return standing.representativesOf(organization).isEmpty()
                ? recheck.abandoned(organization, because)
                        .then(abandonment.of(organization, Cause.by(because)))
                : Mono.empty();
    }

    /// What is not public on either side can be seen from the other now, or cannot any more.
    private Mono<Void> exchange(Agreement agreement, Envelope<?> because) {
        List<String> alliances =
                Stream.of(agreement.alliance(), agreement.partner())
                        .filter(Objects::nonNull)
                        .toList();
        return agreement.status() == Agreement.Status.ENDED
                ? recheck.ofOrganizations(
                        alliances.stream()
                                .flatMap(each -> standing.membersOf(each).stream())
                                .distinct()
                                .toList(),
                        because)
                : propose.ofAll(subjects.within(alliances), because);
    }
}
