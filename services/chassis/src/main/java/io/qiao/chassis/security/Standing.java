package io.qiao.chassis.security;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.Topic;
import io.qiao.contracts.membership.AllianceEvent;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent;
import io.qiao.contracts.membership.OrganizationEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who may act for what, as membership's events tell: the representatives of organizations, the
/// secretariats of alliances, and which organization is a member where. Answers "no" to what it
/// has not heard of.
public final class Standing implements FeedReader {
    private final Map<String, Set<String>> representatives = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> secretariats = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> alliancesOfMember = new ConcurrentHashMap<>();

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
            throw Refused.forbidden("Only a representative of the organization may do that.");
        }
    }

    /// @throws Refused unless the caller sits in the alliance's secretariat
    public void requireSecretariat(Caller caller, String alliance) {
        if (!isSecretariat(caller, alliance)) {
            throw Refused.forbidden("Only the secretariat of the alliance may do that.");
        }
    }
}
