package io.qiao.contracts;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.events.GatheringEvent.GatheringAnnounced;
import io.qiao.contracts.events.ProjectEvent.ProjectSigned;
import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.identity.Account;
import io.qiao.contracts.identity.AccountEvent.AccountErased;
import io.qiao.contracts.identity.AccountEvent.AccountRegistered;
import io.qiao.contracts.identity.AccountEvent.ConsentGiven;
import io.qiao.contracts.identity.AccountEvent.DetailsRevised;
import io.qiao.contracts.identity.AccountEvent.MailAddressChanged;
import io.qiao.contracts.identity.AccountEvent.PasswordChanged;
import io.qiao.contracts.identity.AccountEvent.SecondFactorChanged;
import io.qiao.contracts.identity.Invitation;
import io.qiao.contracts.identity.InvitationEvent.InvitationAccepted;
import io.qiao.contracts.identity.InvitationEvent.InvitationSent;
import io.qiao.contracts.identity.InvitationEvent.InvitationWithdrawn;
import io.qiao.contracts.identity.Program;
import io.qiao.contracts.identity.ProgramEvent.ProgramCreated;
import io.qiao.contracts.identity.ProgramEvent.ProgramRevoked;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.InterestExpressed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchDeclined;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent.PostingClosed;
import io.qiao.contracts.matchmaking.PostingEvent.PostingExpired;
import io.qiao.contracts.matchmaking.PostingEvent.PostingPublished;
import io.qiao.contracts.matchmaking.PostingEvent.PostingRevised;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent.AllianceFounded;
import io.qiao.contracts.membership.AllianceEvent.SeatLeft;
import io.qiao.contracts.membership.AllianceEvent.SeatTaken;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent.ApplicationReturned;
import io.qiao.contracts.membership.MembershipEvent.ApplicationSubmitted;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationRegistered;
import io.qiao.contracts.membership.OrganizationEvent.ProfileRevised;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeAppointed;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.contracts.membership.OrganizationEvent.ViewerAppointed;
import io.qiao.contracts.membership.OrganizationEvent.ViewerRemoved;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.membership.Role;
import io.qiao.contracts.reference.Count;
import io.qiao.contracts.reference.Currency;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.Money;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.reference.Precision;
import io.qiao.contracts.reference.ResourceCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One event of every type, with every field filled in.
final class Samples {
    private static final LocalizedText NAME =
            new LocalizedText("深圳市智慧杆产业促进会", "深圳市智慧桿產業促進會", "Shenzhen Smart Pole Association");
    private static final Money AMOUNT = new Money(new BigDecimal("12300000000.50"), Currency.CNY);
    private static final OrganizationProfile PROFILE =
            new OrganizationProfile(
                    NAME,
                    OrganizationKind.ASSOCIATION,
                    "S95",
                    "440300",
                    "91350100M000100Y43",
                    "智慧灯杆标准与对接",
                    "智慧城市项目");
    private static final Organization ORGANIZATION =
            new Organization("org-1", PROFILE, List.of("acc-1"), List.of("acc-2"));
    private static final Alliance ALLIANCE =
            new Alliance(
                    "all-1",
                    NAME,
                    "互通有无",
                    LocalDate.of(2023, 12, 27),
                    List.of("acc-1"),
                    List.of("acc-2"),
                    List.of("acc-3"));
    private static final Account ACCOUNT = new Account("acc-1", Account.Status.ACTIVE);
    private static final Invitation INVITATION =
            new Invitation("inv-1", Role.VIEWER, "org-1", "acc-1", "acc-2");
    private static final Program PROGRAM =
            new Program("prog-1", "org-1", Role.REPRESENTATIVE, "acc-1", false);
    private static final Membership MEMBERSHIP =
            new Membership("mem-1", "all-1", "org-1", Membership.Status.ACTIVE);
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final Match MATCH = match();

    private Samples() {}

    static List<Event> all() {
        return List.of(
                new AccountRegistered(ACCOUNT),
                new AccountErased(new Account("acc-1", Account.Status.ERASED)),
                new PasswordChanged(ACCOUNT),
                new MailAddressChanged(ACCOUNT),
                new DetailsRevised(ACCOUNT),
                new SecondFactorChanged(ACCOUNT),
                new ConsentGiven(ACCOUNT),
                new ProgramCreated(PROGRAM),
                new ProgramRevoked(PROGRAM),
                new InvitationSent(INVITATION),
                new InvitationWithdrawn(INVITATION),
                new InvitationAccepted(INVITATION, "acc-2"),
                new SeatTaken(ALLIANCE, Role.ORGANIZER, "acc-3"),
                new SeatLeft(ALLIANCE, Role.COUNCIL, "acc-2"),
                new ViewerAppointed(ORGANIZATION, "acc-2"),
                new ViewerRemoved(ORGANIZATION, "acc-2"),
                new AllianceFounded(ALLIANCE),
                new OrganizationRegistered(ORGANIZATION),
                new ProfileRevised(ORGANIZATION),
                new RepresentativeAppointed(ORGANIZATION, "acc-1"),
                new RepresentativeRemoved(ORGANIZATION, "acc-2"),
                new ApplicationSubmitted(MEMBERSHIP),
                new ApplicationReturned(MEMBERSHIP, "请补充简介"),
                new MemberAdmitted(MEMBERSHIP, PROFILE),
                new GatheringAnnounced(gathering()),
                new ProjectSigned(project()),
                new PostingPublished(posting(Posting.Status.OPEN)),
                new PostingRevised(posting(Posting.Status.OPEN)),
                new PostingClosed(posting(Posting.Status.CLOSED)),
                new PostingExpired(posting(Posting.Status.EXPIRED)),
                new MatchProposed(MATCH),
                new InterestExpressed(MATCH, "org-1"),
                new MatchAccepted(MATCH, "org-2"),
                new MatchDeclined(MATCH, "org-2", "已有供应商"));
    }

    private static Gathering gathering() {
        return new Gathering(
                "gat-1",
                "all-1",
                Gathering.Kind.CONFERENCE,
                Gathering.Format.HYBRID,
                NAME,
                "220100",
                "南湖宾馆",
                AT,
                AT.plusSeconds(3600),
                List.of(new Gathering.Unit(Gathering.Unit.Role.HOST, "深圳市贸促委", "org-1")),
                List.of(new Gathering.Session("圆桌讨论", "A", AT, "org-1")),
                new Count(100, Precision.AT_LEAST));
    }

    private static SignedProject project() {
        return new SignedProject(
                "prj-1",
                "all-1",
                "gat-1",
                "北方研发及制造中心",
                "激光设备研发与制造",
                10,
                AMOUNT,
                "370214",
                "C39",
                LocalDate.of(2020, 7, 28),
                List.of(new SignedProject.Party(SignedProject.Party.Role.SIGNER, "某公司", "org-1")));
    }

    private static Posting posting(Posting.Status status) {
        return new Posting(
                "pst-1",
                "org-1",
                Posting.Kind.DEMAND,
                ResourceCategory.TECHNOLOGY,
                "寻找激光切割",
                "板材 20 毫米",
                "C34",
                "440300",
                new Posting.Budget(new Money(BigDecimal.ONE, Currency.CNY), AMOUNT),
                List.of("all-1"),
                "gat-1",
                AT,
                status);
    }

    private static Match match() {
        return Match.proposed(
                "mat-1",
                new Match.Side(Match.SubjectKind.DEMAND, "pst-1", List.of("org-1"), "寻找激光切割"),
                new Match.Side(Match.SubjectKind.SUPPLY, "pst-2", List.of("org-2"), "激光加工"),
                0.75,
                List.of(
                        new Match.Reason(
                                Match.Reason.Code.SERVES_FIRST,
                                0.75,
                                List.of("激光"),
                                List.of("激光"))));
    }
}
