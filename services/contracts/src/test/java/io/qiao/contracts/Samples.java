package io.qiao.contracts;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.Agreement;
import io.qiao.contracts.events.AgreementEvent.AgreementBegan;
import io.qiao.contracts.events.AgreementEvent.AgreementEnded;
import io.qiao.contracts.events.AgreementEvent.AgreementLapsed;
import io.qiao.contracts.events.AgreementEvent.AgreementProposed;
import io.qiao.contracts.events.AgreementEvent.AgreementSigned;
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
import io.qiao.contracts.matchmaking.AbuseReport;
import io.qiao.contracts.matchmaking.AbuseReportEvent.AbuseReported;
import io.qiao.contracts.matchmaking.AbuseReportEvent.AbuseResolved;
import io.qiao.contracts.matchmaking.Block;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerBlocked;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerUnblocked;
import io.qiao.contracts.matchmaking.Consortium;
import io.qiao.contracts.matchmaking.ConsortiumEvent.ConsortiumChanged;
import io.qiao.contracts.matchmaking.ConsortiumEvent.ConsortiumCompleted;
import io.qiao.contracts.matchmaking.Embedding;
import io.qiao.contracts.matchmaking.EmbeddingEvent.SubjectEmbedded;
import io.qiao.contracts.matchmaking.Hit;
import io.qiao.contracts.matchmaking.HitEvent.InterestsMet;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.InterestExpressed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchConcluded;
import io.qiao.contracts.matchmaking.MatchEvent.MatchDeclined;
import io.qiao.contracts.matchmaking.MatchEvent.MatchExpired;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchReminded;
import io.qiao.contracts.matchmaking.MatchEvent.MatchRevised;
import io.qiao.contracts.matchmaking.MatchEvent.MatchVoided;
import io.qiao.contracts.matchmaking.MatchEvent.MatchWithdrawn;
import io.qiao.contracts.matchmaking.MatchEvent.MeetingAnswered;
import io.qiao.contracts.matchmaking.MatchEvent.MeetingProposed;
import io.qiao.contracts.matchmaking.MessageEvent.MessageSent;
import io.qiao.contracts.matchmaking.MessageNotice;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent.PostingClosed;
import io.qiao.contracts.matchmaking.PostingEvent.PostingExpired;
import io.qiao.contracts.matchmaking.PostingEvent.PostingPublished;
import io.qiao.contracts.matchmaking.PostingEvent.PostingRevised;
import io.qiao.contracts.matchmaking.StandingInterest;
import io.qiao.contracts.matchmaking.StandingInterestEvent.InterestEnded;
import io.qiao.contracts.matchmaking.StandingInterestEvent.InterestSaved;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent.AllianceFounded;
import io.qiao.contracts.membership.AllianceEvent.SeatLeft;
import io.qiao.contracts.membership.AllianceEvent.SeatTaken;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent.ApplicationReturned;
import io.qiao.contracts.membership.MembershipEvent.ApplicationSubmitted;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.MembershipEvent.MembershipEnded;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationRegistered;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationVerified;
import io.qiao.contracts.membership.OrganizationEvent.ProfileRevised;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeAppointed;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.contracts.membership.OrganizationEvent.VerificationEnded;
import io.qiao.contracts.membership.OrganizationEvent.ViewerAppointed;
import io.qiao.contracts.membership.OrganizationEvent.ViewerRemoved;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.membership.Role;
import io.qiao.contracts.membership.Verification;
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
    /// Stands wherever one side has words for another.
    static final String UNPUBLISHED = "仅供对方";

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
                    "12345678",
                    "智慧灯杆标准与对接",
                    "智慧城市项目");
    private static final Organization ORGANIZATION =
            new Organization(
                    "org-1", PROFILE, List.of("acc-1"), List.of("acc-2"), Verification.VERIFIED);
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
            new Invitation("inv-1", Role.VIEWER, "org-1", "acc-1", false, "acc-2");
    private static final Program PROGRAM =
            new Program("prog-1", "org-1", Role.REPRESENTATIVE, "acc-1", false);
    private static final Membership MEMBERSHIP =
            new Membership(
                    "mem-1",
                    "all-1",
                    "org-1",
                    Membership.Status.ENDED,
                    new Membership.Reason(Membership.Party.ALLIANCE, UNPUBLISHED));
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final Match MATCH = match();
    private static final Block BLOCK = new Block("blk-1", "org-1", "org-2", true);
    private static final AbuseReport REPORT =
            new AbuseReport(
                    "rep-1", "all-1", "mat-1", "org-1", "org-2", AbuseReport.Category.SPAM, false);
    private static final StandingInterest INTEREST =
            new StandingInterest(
                    "int-1",
                    "org-1",
                    "激光",
                    "激光切割",
                    List.of(StandingInterest.Kind.SUPPLY),
                    List.of("C34"),
                    List.of("440000"),
                    List.of(ResourceCategory.TECHNOLOGY),
                    true);
    private static final Consortium CONSORTIUM =
            new Consortium(
                    "pst-1",
                    "org-1",
                    "社区科普",
                    List.of(
                            new Consortium.Seat(
                                    ResourceCategory.SPACE,
                                    List.of(new Consortium.Candidate("mat-1", "org-2", 0.7)))));
    private static final Agreement AGREEMENT =
            new Agreement(
                    "agr-1",
                    "all-1",
                    "all-2",
                    "440300",
                    "定向信息交流",
                    List.of("C"),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2027, 12, 31),
                    Agreement.Status.SIGNED,
                    LocalDate.of(2026, 1, 1));

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
                new OrganizationVerified(ORGANIZATION),
                new VerificationEnded(ORGANIZATION, "org-2"),
                new AllianceFounded(ALLIANCE),
                new OrganizationRegistered(ORGANIZATION),
                new ProfileRevised(ORGANIZATION),
                new RepresentativeAppointed(ORGANIZATION, "acc-1"),
                new RepresentativeRemoved(ORGANIZATION, "acc-2"),
                new ApplicationSubmitted(MEMBERSHIP),
                new ApplicationReturned(MEMBERSHIP),
                new MemberAdmitted(MEMBERSHIP, PROFILE),
                new GatheringAnnounced(gathering()),
                new ProjectSigned(project()),
                new PostingPublished(posting(Posting.Status.OPEN)),
                new PostingRevised(posting(Posting.Status.OPEN)),
                new PostingClosed(
                        posting(Posting.Status.CLOSED), PostingClosed.Cause.UNREPRESENTED),
                new PostingExpired(posting(Posting.Status.EXPIRED)),
                new MatchProposed(MATCH),
                new InterestExpressed(MATCH, "org-1"),
                new MatchAccepted(MATCH, "org-2"),
                new MatchDeclined(MATCH, "org-2"),
                new MatchRevised(MATCH),
                new MatchWithdrawn(MATCH, "org-2"),
                new MatchVoided(MATCH),
                new MatchExpired(MATCH),
                new MatchReminded(MATCH),
                new MeetingProposed(MATCH, "org-1"),
                new MeetingAnswered(MATCH, "org-2"),
                new MatchConcluded(MATCH, "org-1"),
                new MessageSent(
                        new MessageNotice(
                                "msg-1", "mat-1", "org-1", MATCH.first(), MATCH.second())),
                new PartnerBlocked(BLOCK),
                new PartnerUnblocked(BLOCK),
                new AbuseReported(REPORT),
                new AbuseResolved(REPORT),
                new InterestSaved(INTEREST),
                new InterestEnded(INTEREST),
                new InterestsMet(
                        new Hit(
                                "hit-1",
                                "org-1",
                                StandingInterest.Kind.SUPPLY,
                                "pst-2",
                                "激光加工",
                                List.of(new Hit.Met("int-1", "激光")))),
                new SubjectEmbedded(new Embedding("pst-1", "bge-small-zh", "9f", "AQID", "BAUG")),
                new ConsortiumChanged(CONSORTIUM),
                new ConsortiumCompleted(CONSORTIUM),
                new AgreementProposed(AGREEMENT),
                new AgreementSigned(AGREEMENT),
                new AgreementBegan(AGREEMENT),
                new AgreementLapsed(AGREEMENT),
                new AgreementEnded(AGREEMENT),
                new MembershipEnded(MEMBERSHIP));
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
                status,
                AT.minusSeconds(60),
                new Posting.Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30)),
                List.of("zh", "en"),
                3,
                List.of(
                        new Posting.Part(ResourceCategory.SPACE, "社区场地"),
                        new Posting.Part(ResourceCategory.CAPITAL, "活动经费")));
    }

    private static Match.Side side(Match.SubjectKind kind, String posting, String organization) {
        return new Match.Side(
                kind,
                posting,
                List.of(organization),
                "激光切割",
                ResourceCategory.TECHNOLOGY,
                "C34",
                "440300",
                new Match.Footprint("1a", "2b", "3c", "4d", "5e"),
                List.of("all-1"));
    }

    private static Match match() {
        return new Match(
                "mat-1",
                side(Match.SubjectKind.DEMAND, "pst-1", "org-1"),
                side(Match.SubjectKind.SUPPLY, "pst-2", "org-2"),
                0.75,
                List.of(
                        new Match.Reason(
                                Match.Reason.Code.SERVES_FIRST,
                                0.75,
                                List.of("激光"),
                                List.of("激光"))),
                Match.Stage.CONCLUDED,
                List.of("org-1", "org-2"),
                List.of(new Match.Speaker("org-1", "acc-1"), new Match.Speaker("org-2", "acc-2")),
                2,
                new Match.Times(AT, AT, AT, AT, AT, AT),
                new Match.Broker("all-1", UNPUBLISHED),
                new Match.Ending("org-2", Match.Ending.Cause.BUDGET, UNPUBLISHED),
                new Match.Meeting("org-1", AT, AT.plusSeconds(3600), UNPUBLISHED, true),
                new Match.Conclusion(
                        "org-1", Match.Conclusion.Outcome.SIGNED_PROJECT, "prj-1", UNPUBLISHED),
                "cor-1");
    }
}
