package io.qiao.chassis.security;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.identity.AccountEvent;
import io.qiao.contracts.identity.AccountEvent.AccountErased;
import io.qiao.contracts.identity.Program;
import io.qiao.contracts.identity.ProgramEvent;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.membership.Role;
import io.qiao.contracts.membership.Verification;
import io.qiao.contracts.wire.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may act for what, as the events of membership and identity tell: the people and programs of
/// organizations, the seats of alliances, and which organization is a member where. Answers "no"
/// to what it has not heard of.
///
/// What changes data is decided by this alone, so that a right taken away is gone at once. What
/// only reads may also rely on the token while this service is still learning.
public final class Standing implements FeedReader {
    private final BooleanSupplier caughtUp;
    private final Map<String, Map<Role, Set<String>>> places = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> organizations = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> alliances = new ConcurrentHashMap<>();
    private final Map<String, Program> programs = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> alliancesOfMember = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> members = new ConcurrentHashMap<>();
    private final Set<String> verified = ConcurrentHashMap.newKeySet();
    private final Set<String> erased = ConcurrentHashMap.newKeySet();

    /// @param caughtUp whether all that was told before this process started has been read
    public Standing(BooleanSupplier caughtUp) {
        this.caughtUp = caughtUp;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(
                Topic.ALLIANCES,
                Topic.ORGANIZATIONS,
                Topic.MEMBERSHIPS,
                Topic.PROGRAMS,
                Topic.ACCOUNTS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        switch (envelope.event()) {
            case OrganizationEvent event -> read(event.organization());
            case AllianceEvent event -> read(event.alliance());
            case MembershipEvent event -> read(event.membership());
            case ProgramEvent event -> programs.put(event.program().id(), event.program());
            case AccountErased event -> erased.add(event.account().id());
            case AccountEvent _ -> {}
            default -> throw new IllegalArgumentException("not followed: " + envelope.event());
        }
    }

    private void read(Organization organization) {
        if (organization.verification() == Verification.VERIFIED) {
            verified.add(organization.id());
        } else {
            verified.remove(organization.id());
        }
        hold(
                organizations,
                organization.id(),
                Map.of(
                        Role.REPRESENTATIVE, Set.copyOf(organization.representatives()),
                        Role.VIEWER, Set.copyOf(organization.viewers())));
    }

    private void read(Alliance alliance) {
        hold(
                alliances,
                alliance.id(),
                Map.of(
                        Role.SECRETARIAT, Set.copyOf(alliance.secretariat()),
                        Role.COUNCIL, Set.copyOf(alliance.council()),
                        Role.ORGANIZER, Set.copyOf(alliance.organizers())));
    }

    private void hold(
            Map<String, Set<String>> placesOf, String place, Map<Role, Set<String>> holders) {
        Map<Role, Set<String>> before = places.put(place, holders);
        if (before != null) {
            people(before).forEach(each -> some(placesOf, each).remove(place));
        }
        people(holders).forEach(each -> some(placesOf, each).add(place));
    }

    private static Stream<String> people(Map<Role, Set<String>> holders) {
        return holders.values().stream().flatMap(Set::stream);
    }

    private static Set<String> some(Map<String, Set<String>> sets, String key) {
        return sets.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet());
    }

    private void read(Membership membership) {
        Set<String> joined = some(alliancesOfMember, membership.organization());
        Set<String> roll = some(members, membership.alliance());
        if (membership.status() == Membership.Status.ACTIVE) {
            joined.add(membership.alliance());
            roll.add(membership.organization());
        } else {
            joined.remove(membership.alliance());
            roll.remove(membership.organization());
        }
    }

    /// Whether the caller may act for the organization.
    public boolean represents(Caller caller, String organization) {
        return holds(caller.account(), organization, Role.REPRESENTATIVE);
    }

    /// Whether the caller may read what is the organization's own.
    public boolean mayRead(Caller caller, String organization) {
        return represents(caller, organization)
                || holds(caller.account(), organization, Role.VIEWER)
                || (isLearning() && caller.roles().organizations().containsKey(organization));
    }

    /// Whether the caller holds one of the seats in the alliance.
    public boolean isSeated(Caller caller, String alliance, Role... seats) {
        return Arrays.stream(seats).anyMatch(each -> holds(caller.account(), alliance, each));
    }

    private boolean holds(String account, String place, Role role) {
        Program program = programs.get(account);
        return program == null
                ? places.getOrDefault(place, Map.of())
                        .getOrDefault(role, Set.of())
                        .contains(account)
                : !program.revoked()
                        && program.organization().equals(place)
                        && program.role() == role
                        && (role == Role.VIEWER || isRepresented(place));
    }

    /// Whether anybody acts for an organization; where nobody does, no program does either.
    public boolean isRepresented(String organization) {
        return !representativesOf(organization).isEmpty();
    }

    /// Whether somebody answers for the organization being what it says.
    public boolean isVerified(String organization) {
        return verified.contains(organization);
    }

    /// Whether the caller is of the secretariat of an alliance that the organization belongs to.
    public boolean looksAfter(Caller caller, String organization) {
        return alliancesOf(organization).stream()
                .anyMatch(each -> isSeated(caller, each, Role.SECRETARIAT));
    }

    /// Whether the account is no more: its tokens count for nothing.
    public boolean isErased(String account) {
        return erased.contains(account);
    }

    /// The accounts of those who act for an organization.
    public Set<String> representativesOf(String organization) {
        return places.getOrDefault(organization, Map.of())
                .getOrDefault(Role.REPRESENTATIVE, Set.of());
    }

    /// The roles of an account or program, as they stand now.
    public Roles rolesOf(String account) {
        return new Roles(
                roles(account, organizationsOf(account)),
                roles(account, alliances.getOrDefault(account, Set.of())));
    }

    private Map<String, Set<Role>> roles(String account, Set<String> where) {
        return where.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                place -> place,
                                place ->
                                        Arrays.stream(Role.values())
                                                .filter(role -> holds(account, place, role))
                                                .collect(Collectors.toUnmodifiableSet())));
    }

    public boolean isMember(String organization, String alliance) {
        return alliancesOf(organization).contains(alliance);
    }

    /// The alliances that an organization is a member of.
    public Set<String> alliancesOf(String organization) {
        return alliancesOfMember.getOrDefault(organization, Set.of());
    }

    public boolean isAlliance(String alliance) {
        return places.getOrDefault(alliance, Map.of()).containsKey(Role.SECRETARIAT);
    }

    public boolean isOrganization(String organization) {
        return places.getOrDefault(organization, Map.of()).containsKey(Role.REPRESENTATIVE);
    }

    /// The organizations that are members of an alliance.
    public Set<String> membersOf(String alliance) {
        return members.getOrDefault(alliance, Set.of());
    }

    /// @param field that names it
    /// @throws Refused unless there is such an alliance
    public void requireAlliance(String alliance, String field) {
        if (!isAlliance(alliance)) {
            throw unknown(field, "must be the id of an alliance");
        }
    }

    /// @param field that names it
    /// @throws Refused unless there is such an organization
    public void requireOrganization(String organization, String field) {
        if (!isOrganization(organization)) {
            throw unknown(field, "must be the id of an organization");
        }
    }

    private static Refused unknown(String field, String detail) {
        return Refused.field(field, "unknown", detail).provisional();
    }

    /// @throws Refused unless the caller may act for the organization
    public void requireRepresentative(Caller caller, String organization) {
        require(
                represents(caller, organization),
                organization,
                "Only a representative of the organization may do that.");
    }

    /// @throws Refused unless the caller may read what is the organization's own
    public void requireReader(Caller caller, String organization) {
        require(
                mayRead(caller, organization),
                organization,
                "Only those who belong to the organization may see that.");
    }

    /// @param who names those who may, in the answer to others
    /// @throws Refused unless the caller holds one of the seats in the alliance
    public void requireSeat(Caller caller, String alliance, String who, Role... seats) {
        require(
                isSeated(caller, alliance, seats),
                alliance,
                "Only the " + who + " of the alliance may do that.");
    }

    /// While something may still be unread, "no" would be a guess.
    private static void require(boolean allowed, String place, String detail) {
        if (!allowed) {
            throw Refused.forbidden(detail).about(place).provisional();
        }
    }

    private boolean isLearning() {
        return !caughtUp.getAsBoolean();
    }

    /// The alliances in which the caller holds a seat.
    public Set<String> seatsOf(Caller caller) {
        return alliances.getOrDefault(caller.account(), Set.of());
    }

    /// The organizations that the caller acts or reads for.
    public Set<String> organizationsOf(Caller caller) {
        return organizationsOf(caller.account());
    }

    private Set<String> organizationsOf(String account) {
        Program program = programs.get(account);
        if (program != null) {
            return program.revoked() ? Set.of() : Set.of(program.organization());
        }
        return organizations.getOrDefault(account, Set.of());
    }

    /// The one organization that the caller acts or reads for.
    ///
    /// @param field what to name when there is none, or more than one
    public String onlyOrganizationOf(Caller caller, String field) {
        Set<String> own = organizationsOf(caller);
        if (own.size() == 1) {
            return own.iterator().next();
        }
        throw Refused.field(
                        field,
                        "required",
                        "must name an organization: you act for " + own.size() + " of them")
                .provisional();
    }
}
