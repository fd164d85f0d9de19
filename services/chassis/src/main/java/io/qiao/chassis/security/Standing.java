package io.qiao.chassis.security;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.membership.AllianceEvent;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Who may act for what, as membership's events tell: the representatives of organizations, the
/// secretariats of alliances, and which organization is a member where. Answers "no" to what it
/// has not heard of.
public final class Standing implements FeedReader {
    private final BooleanSupplier caughtUp;
    private final Map<String, Set<String>> representatives = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> secretariats = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> alliancesOfMember = new ConcurrentHashMap<>();

    /// @param caughtUp whether all that was told before this process started has been read
    public Standing(BooleanSupplier caughtUp) {
        this.caughtUp = caughtUp;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.ALLIANCES, Topic.ORGANIZATIONS, Topic.MEMBERSHIPS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        switch (envelope.event()) {
            case OrganizationEvent event ->
                    representatives.put(
                            event.organization().id(),
                            Set.copyOf(event.organization().representatives()));
            case AllianceEvent event ->
                    secretariats.put(
                            event.alliance().id(), Set.copyOf(event.alliance().secretariat()));
            case MembershipEvent event -> read(event.membership());
            default -> throw new IllegalArgumentException("not followed: " + envelope.event());
        }
    }

    private void read(Membership membership) {
        Set<String> alliances =
                alliancesOfMember.computeIfAbsent(
                        membership.organization(), _ -> ConcurrentHashMap.newKeySet());
        if (membership.status() == Membership.Status.ACTIVE) {
            alliances.add(membership.alliance());
        } else {
            alliances.remove(membership.alliance());
        }
    }

    public boolean represents(Caller caller, String organization) {
        return representatives.getOrDefault(organization, Set.of()).contains(caller.account());
    }

    public boolean isSecretariat(Caller caller, String alliance) {
        return secretariats.getOrDefault(alliance, Set.of()).contains(caller.account());
    }

    public boolean isMember(String organization, String alliance) {
        return alliancesOf(organization).contains(alliance);
    }

    /// The alliances that an organization is a member of.
    public Set<String> alliancesOf(String organization) {
        return alliancesOfMember.getOrDefault(organization, Set.of());
    }

    /// @throws Refused unless the caller acts for the organization
    public void requireRepresentative(Caller caller, String organization) {
        if (!represents(caller, organization)) {
            throw refusal("Only a representative of the organization may do that.");
        }
    }

    /// @throws Refused unless the caller sits in the alliance's secretariat
    public void requireSecretariat(Caller caller, String alliance) {
        if (!isSecretariat(caller, alliance)) {
            throw refusal("Only the secretariat of the alliance may do that.");
        }
    }

    /// While something may still be unread, "no" would be a guess.
    private Refused refusal(String detail) {
        return caughtUp.getAsBoolean() ? Refused.forbidden(detail) : learning();
    }

    private static Refused learning() {
        return Refused.unavailable("This service is still learning who may do what; try again.");
    }

    /// The organizations that the caller acts for. Proportional to all organizations.
    public Set<String> organizationsOf(Caller caller) {
        return representatives.entrySet().stream()
                .filter(each -> each.getValue().contains(caller.account()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The one organization that the caller acts for.
    ///
    /// @param field what to name when there is none, or more than one
    public String onlyOrganizationOf(Caller caller, String field) {
        Set<String> organizations = organizationsOf(caller);
        if (organizations.size() == 1) {
            return organizations.iterator().next();
        }
        if (!caughtUp.getAsBoolean()) {
            throw learning();
        }
        throw Refused.field(
                field,
                "required",
                "must name an organization: you act for " + organizations.size() + " of them");
    }
}
