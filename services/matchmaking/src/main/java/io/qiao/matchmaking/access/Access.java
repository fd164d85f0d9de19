package io.qiao.matchmaking.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.membership.Role;
import io.qiao.matchmaking.exchange.Exchanges;
import io.qiao.matchmaking.exchange.Opening;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who may see and do what in matchmaking. What is not allowed here is refused.
///
/// | what | who |
/// |---|---|
/// | publish, revise, close a posting | its owner's representatives, programs that may post |
/// | see a public posting | everybody |
/// | see another | members and seats of its alliances, the other side of an agreement |
/// | see one's own postings, matches, blocks, interests | those who belong to the organization |
/// | answer, write, meet, conclude, report | representatives of either side, programs |
/// | see a match and its messages | those who belong to either side; to others there is none |
/// | propose a pair by hand, see how it goes | the secretariat; never the messages |
/// | see and resolve reports of abuse | the secretariat that was told |
/// | block, save interests | representatives, programs that may post |
/// | an alliance's dashboard | its secretariat, council, organizers; the administrator |
/// | the whole dashboard, rebuild, sweep, dry run | the platform's administrator |
@Component
public final class Access {
    private static final Role[] ORGANIZERS = {Role.ORGANIZER, Role.SECRETARIAT, Role.COUNCIL};

    private final Standing standing;
    private final Exchanges exchanges;

    Access(Standing standing, Exchanges exchanges) {
        this.standing = standing;
        this.exchanges = exchanges;
    }

    /// Whether somebody answers for the organization being what it says.
    public boolean isVerified(String organization) {
        return standing.isVerified(organization);
    }

    /// @throws Refused unless the caller acts for the owner, and the owner is a member of each
    ///     alliance that the posting names
    public void requireAuthor(Caller caller, Posting posting) {
        standing.requireOrganization(posting.owner(), "owner");
        requireRepresentative(caller, posting.owner());
        if (!standing.alliancesOf(posting.owner()).containsAll(posting.alliances())) {
            throw Refused.field("alliances", "member", "must be alliances of the owner")
                    .provisional();
        }
    }

    /// @throws Refused that names the field unless there is such an organization
    public void requireOrganization(String organization, String field) {
        standing.requireOrganization(organization, field);
    }

    /// @throws Refused that names the field unless there is such an alliance
    public void requireAlliance(String alliance, String field) {
        standing.requireAlliance(alliance, field);
    }

    public void requireRepresentative(Caller caller, String organization) {
        standing.requireRepresentative(caller, organization);
    }

    public void requireReader(Caller caller, String organization) {
        standing.requireReader(caller, organization);
    }

    public boolean mayRead(Caller caller, String organization) {
        return standing.mayRead(caller, organization);
    }

    public boolean isSecretariat(Caller caller, String alliance) {
        return standing.isSeated(caller, alliance, Role.SECRETARIAT);
    }

    public void requireSecretariat(Caller caller, String alliance) {
        standing.requireSeat(caller, alliance, "secretariat", Role.SECRETARIAT);
    }

    /// Whether the caller runs the alliance or its events, or the platform.
    ///
    /// @param alliance absent for all of them together
    public boolean mayWatch(Caller caller, @Nullable String alliance) {
        return caller.platformAdmin()
                || (alliance != null && standing.isSeated(caller, alliance, ORGANIZERS));
    }

    /// @throws Refused unless the caller [may watch][#mayWatch]
    public void requireWatcher(Caller caller, @Nullable String alliance) {
        if (alliance == null) {
            requirePlatformAdmin(caller);
        } else if (!caller.platformAdmin()) {
            standing.requireSeat(caller, alliance, "organizers", ORGANIZERS);
        }
    }

    public void requirePlatformAdmin(Caller caller) {
        if (!caller.platformAdmin()) {
            throw Refused.forbidden("Only the platform's administrator may do that.");
        }
    }

    /// @throws Refused that names the field unless the organization is a member of the alliance
    public void requireMember(String organization, String alliance) {
        if (!standing.isMember(organization, alliance)) {
            throw Refused.field("alliance", "member", "must be an alliance of the organization")
                    .provisional();
        }
    }

    /// The organizations that are members of an alliance.
    public Set<String> membersOf(String alliance) {
        return standing.membersOf(alliance);
    }

    public Set<String> alliancesOf(String organization) {
        return standing.alliancesOf(organization);
    }

    /// The organization that a posting without an owner is meant for.
    public String onlyOrganizationOf(Caller caller) {
        return standing.onlyOrganizationOf(caller, "owner");
    }

    public boolean maySee(Caller caller, Posting posting) {
        return posting.alliances().isEmpty()
                || standing.mayRead(caller, posting.owner())
                || posting.alliances().stream().anyMatch(alliancesOf(caller)::contains)
                || standing.organizationsOf(caller).stream()
                        .anyMatch(
                                each ->
                                        exchanges.mayRead(
                                                each, posting.alliances(), posting.industry()));
    }

    /// Those open postings that the caller may see.
    public Bson openTo(Caller caller) {
        Set<String> organizations = standing.organizationsOf(caller);
        Stream<Bson> own =
                Stream.of(
                        eq("keys.public", true),
                        in("keys.owner", organizations),
                        in("keys.alliances", alliancesOf(caller)));
        Stream<Bson> opened =
                organizations.stream().flatMap(exchanges::openings).distinct().map(Access::within);
        return and(
                eq("keys.status", Posting.Status.OPEN.name()),
                or(Stream.concat(own, opened).toList()));
    }

    private static Bson within(Opening opening) {
        Bson alliance = eq("keys.alliances", opening.alliance());
        return opening.industries().isEmpty()
                ? alliance
                : and(alliance, in("keys.industries", opening.industries()));
    }

    private Set<String> alliancesOf(Caller caller) {
        return Stream.concat(
                        standing.seatsOf(caller).stream(),
                        standing.organizationsOf(caller).stream()
                                .flatMap(each -> standing.alliancesOf(each).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isPartOf(Caller caller, Match match) {
        return match.organizations().stream().anyMatch(each -> standing.mayRead(caller, each));
    }

    /// @throws Refused unless the caller acts for the organization and it is on one of the sides
    public void requireSide(Caller caller, Match match, String organization) {
        if (!match.organizations().contains(organization)) {
            throw Refused.field("organization", "side", "must be one of the match's");
        }
        requireRepresentative(caller, organization);
    }
}
