package io.qiao.matchmaking.exchange;

import io.qiao.chassis.feed.FeedReader;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.Agreement;
import io.qiao.contracts.events.AgreementEvent;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.reference.Regions;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.engine.Reach;
import io.qiao.matchmaking.engine.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who may see what is not public: members of the alliances that it names, and, while a
/// cooperation agreement is in force, those on its other side (定向信息交流).
@Component
public final class Exchanges implements FeedReader, Reach {
    private final Standing standing;
    private final Clock clock;
    private final Map<String, Agreement> signed = new ConcurrentHashMap<>();
    private final Map<String, String> regions = new ConcurrentHashMap<>();

    public Exchanges(Standing standing, Clock clock) {
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.AGREEMENTS, Topic.ORGANIZATIONS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        switch (envelope.event()) {
            case AgreementEvent event -> read(event.agreement());
            case OrganizationEvent event ->
                    regions.put(event.organization().id(), event.organization().profile().region());
            default -> throw new IllegalArgumentException("not followed: " + envelope.event());
        }
    }

    private void read(Agreement agreement) {
        if (agreement.status() == Agreement.Status.SIGNED) {
            signed.put(agreement.id(), agreement);
        } else {
            signed.remove(agreement.id());
        }
    }

    @Override
    public boolean sees(Subject viewer, Subject seen) {
        return !viewer.organizations().isEmpty()
                && viewer.organizations().stream()
                        .allMatch(each -> mayRead(each, seen.alliances(), seen.facts().industry()));
    }

    /// Whether an organization may see what is for these alliances.
    ///
    /// @param alliances empty when it is public
    /// @param industry of what is to be seen
    public boolean mayRead(String organization, List<String> alliances, String industry) {
        return alliances.isEmpty()
                || alliances.stream().anyMatch(standing.alliancesOf(organization)::contains)
                || openings(organization).anyMatch(each -> each.shows(alliances, industry));
    }

    /// What agreements in force open to an organization.
    public Stream<Opening> openings(String organization) {
        Set<String> own = standing.alliancesOf(organization);
        LocalDate today = Agreement.dayOf(clock.instant());
        return signed.values().stream()
                .filter(each -> each.isInForce(today))
                .flatMap(each -> openings(each, organization, own));
    }

    private Stream<Opening> openings(Agreement agreement, String organization, Set<String> own) {
        String partner = agreement.partner();
        Opening opening = new Opening(agreement.alliance(), agreement.industries());
        if (partner == null) {
            return Stream.of(opening)
                    .filter(
                            _ ->
                                    Regions.contains(
                                            String.valueOf(agreement.region()),
                                            regions.getOrDefault(organization, "")));
        }
        return Stream.concat(
                Stream.of(opening).filter(_ -> own.contains(partner)),
                Stream.of(new Opening(partner, agreement.industries()))
                        .filter(_ -> own.contains(agreement.alliance())));
    }

    /// The alliances whose postings those of the organizations may reach, by membership or
    /// agreement.
    public Set<String> reachedBy(List<String> organizations) {
        return organizations.stream()
                .flatMap(
                        each ->
                                Stream.concat(
                                        standing.alliancesOf(each).stream(),
                                        openings(each).map(Opening::alliance)))
                .collect(Collectors.toSet());
    }
}
