package io.qiao.membership.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Traces;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.identity.Invitation;
import io.qiao.contracts.identity.InvitationEvent.InvitationAccepted;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent.AllianceFounded;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationRegistered;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.membership.Role;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.wire.Topic;
import io.qiao.membership.organization.Organizations;
import io.qiao.standalone.Embedded;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakingUpAnInvitation {
    private static final Cause CAUSE = Cause.ofItself();
    private static final OrganizationProfile PROFILE =
            new OrganizationProfile(
                    LocalizedText.hans("企业"),
                    OrganizationKind.USER,
                    "C",
                    "440300",
                    null,
                    null,
                    "",
                    "");

    private final Embedded store = Embedded.store();
    private final MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
    private Aggregates<Organization> organizations = organizations(kept());
    private Aggregates<Alliance> alliances = alliances(kept());
    private People people = new People(organizations, alliances, memberships(kept()));

    private Store kept() {
        MongoDatabase database =
                client.getDatabase("people_" + UUID.randomUUID().toString().replace("-", ""));
        Clock clock = Clock.systemUTC();
        return new Store(
                database,
                new Outbox(new Traces(Tracer.NOOP), clock),
                new OutboxRelay(
                        (_, _, _) -> Mono.empty(),
                        new AuditTrail(database),
                        clock,
                        new SimpleMeterRegistry()),
                clock);
    }

    private static Aggregates<Organization> organizations(Store store) {
        return store.aggregates(
                AggregateKind.of(Topic.ORGANIZATIONS, Organization.class, _ -> Map.of()));
    }

    private static Aggregates<Alliance> alliances(Store store) {
        return store.aggregates(AggregateKind.of(Topic.ALLIANCES, Alliance.class, _ -> Map.of()));
    }

    private static Aggregates<Membership> memberships(Store store) {
        return store.aggregates(
                AggregateKind.of(Topic.MEMBERSHIPS, Membership.class, _ -> Map.of()));
    }

    @BeforeEach
    void found() {
        organizations = organizations(kept());
        alliances = alliances(kept());
        people = new People(organizations, alliances, memberships(kept()));
        Organization organization =
                new Organization("org", PROFILE, List.of("founder"), List.of(), null);
        organizations
                .createOnce(
                        "org",
                        Change.of(organization, new OrganizationRegistered(organization)),
                        CAUSE)
                .block();
        Alliance alliance =
                new Alliance(
                        "all", LocalizedText.hans("联盟"), "", null, List.of(), List.of(), List.of());
        alliances
                .createOnce("all", Change.of(alliance, new AllianceFounded(alliance)), CAUSE)
                .block();
    }

    @AfterAll
    void stop() {
        client.close();
        store.close();
    }

    @Test
    void gives_the_role_once_and_not_again_after_it_was_taken_away() {
        welcome(Role.VIEWER, "org", "founder", false);
        organizations
                .change("org", before -> Organizations.leave(before, "invited"), CAUSE)
                .block();

        welcome(Role.VIEWER, "org", "founder", false);

        assertThat(organization().viewers()).isEmpty();
    }

    @Test
    void leaves_a_trace_even_when_the_role_was_held_already() {
        welcome(Role.REPRESENTATIVE, "org", "founder", false, "invited", "first");
        welcome(Role.REPRESENTATIVE, "org", "founder", false, "invited", "second");
        organizations
                .change("org", before -> Organizations.leave(before, "invited"), CAUSE)
                .block();

        welcome(Role.REPRESENTATIVE, "org", "founder", false, "invited", "second");

        assertThat(organization().representatives()).containsExactly("founder");
    }

    @Test
    void gives_an_alliance_its_first_secretariat_when_the_administrator_invited() {
        welcome(Role.SECRETARIAT, "all", "administrator", true);

        assertThat(alliance().secretariat()).containsExactly("invited");
    }

    @Test
    void gives_nothing_when_whoever_invited_may_not() {
        welcome(Role.SECRETARIAT, "all", "stranger", false);
        welcome(Role.REPRESENTATIVE, "org", "stranger", false);
        welcome(Role.REPRESENTATIVE, "org", "administrator", true);

        assertThat(alliance().secretariat()).isEmpty();
        assertThat(organization().representatives()).containsExactly("founder");
    }

    private void welcome(Role role, String place, String by, boolean administrator) {
        welcome(role, place, by, administrator, "invited", "invitation");
    }

    private void welcome(
            Role role, String place, String by, boolean administrator, String taker, String id) {
        Invitation invitation = new Invitation(id, role, place, by, administrator, taker);
        people.welcome(new InvitationAccepted(invitation, taker), CAUSE).block();
    }

    private Organization organization() {
        return Objects.requireNonNull(organizations.find("org").block()).state();
    }

    private Alliance alliance() {
        return Objects.requireNonNull(alliances.find("all").block()).state();
    }
}
