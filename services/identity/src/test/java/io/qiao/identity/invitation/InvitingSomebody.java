package io.qiao.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Traces;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.chassis.security.Sealing;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.identity.Account;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationRegistered;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.membership.Role;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.wire.Topic;
import io.qiao.identity.MovableClock;
import io.qiao.identity.TestStore;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.Mail;
import io.qiao.identity.mail.Post;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import io.qiao.identity.secret.Counters;
import io.qiao.identity.secret.Links;
import io.qiao.identity.waiting.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import reactor.core.publisher.Mono;

class InvitingSomebody {
    private static final Caller SENDER =
            new Caller("sender", false, false, Roles.none(), "192.0.2.1", null);
    private static final int MOST_PER_DAY = 60;
    private static final int MOST_MAILS = 10;

    private final MovableClock clock = new MovableClock();
    private final MongoDatabase database = TestStore.database();
    private final Store store =
            new Store(
                    database,
                    new Outbox(new Traces(Tracer.NOOP), clock),
                    new OutboxRelay(
                            (_, _, _) -> Mono.empty(),
                            new AuditTrail(database),
                            clock,
                            new SimpleMeterRegistry()),
                    clock);
    private final PlaceNames names = new PlaceNames();
    private final Directory directory =
            new Directory(
                    store.aggregates(AggregateKind.of(Topic.ACCOUNTS, Person.class, _ -> Map.of())),
                    database);
    private final Invitations invitations = invitations();

    private Invitations invitations() {
        Sealing sealing = new Sealing(Base64.getEncoder().encodeToString(new byte[32]));
        Counters counters = new Counters(database, clock);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/identity");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Invitations(
                new InvitationConfiguration().invitationAggregates(store),
                new Links(database, sealing, clock),
                new Introductions(names, directory, messages),
                new Letters(messages, "https://qiao.example"),
                new Post(database, _ -> {}, sealing, counters, clock, MOST_MAILS),
                counters,
                clock,
                MOST_PER_DAY);
    }

    @Test
    void says_who_invites_to_what_as_what_and_for_how_many_days() {
        register("李明");
        name("org", new LocalizedText("国志激光", "國志激光", "Guozhi Laser"));
        OpenInvitation sent = send("org", "wang@example.com", "key");

        Mail english = invitations.letter(sent, Locale.ENGLISH);
        Mail simplified = invitations.letter(sent, Locale.forLanguageTag("zh-Hans"));
        Mail traditional = invitations.letter(sent, Locale.forLanguageTag("zh-Hant"));

        assertThat(english.subject()).isEqualTo("李明 invites you to Guozhi Laser at Qiao");
        assertThat(english.text())
                .contains("as a viewer", "within 14 days")
                .doesNotContain("hours", "336");
        assertThat(simplified.text()).contains("李明邀请您在 Qiao 加入国志激光，担任只读成员", "14 天");
        assertThat(traditional.text()).contains("李明邀請您在 Qiao 加入國志激光，擔任唯讀成員", "14 天");
    }

    @Test
    void lends_nobody_a_link_or_a_second_line_by_way_of_a_name() {
        register("Prize at http://evil.example/win\nClick " + "x".repeat(200));
        OpenInvitation sent = send("org", "wang@example.com", "key");

        String text = invitations.letter(sent, Locale.ENGLISH).text();

        assertThat(text)
                .contains("https://qiao.example/identity/invitation?token=")
                .contains("Prize at http: //evil. example/ win Click xxx")
                .doesNotContain("x".repeat(100));
    }

    @Test
    void is_taken_up_once_when_the_button_is_pressed_several_times() throws Exception {
        register("李明");
        String text =
                invitations.letter(send("org", "wang@example.com", "key"), Locale.ENGLISH).text();
        String token = text.replaceFirst("(?s).*token=(\\S+).*", "$1");
        List<String> answers = Collections.synchronizedList(new ArrayList<>());

        try (ExecutorService presses = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < 8; at++) {
                presses.execute(() -> answers.add(answer(token)));
            }
        }

        assertThat(answers).hasSize(8).contains("ACCEPTED").doesNotContain("STALE");
    }

    private String answer(String token) {
        try {
            return invitations.accept(token, SENDER).status().name();
        } catch (Refused refused) {
            return refused.kind().name();
        }
    }

    @Test
    void goes_to_the_address_in_its_normal_form() {
        assertThat(send("org", "Wang@Example.COM", "key").mail()).isEqualTo("wang@example.com");
    }

    @Test
    void is_bounded_for_each_place_by_what_is_open() {
        for (int at = 0; at < 50; at++) {
            send("org", "u%d@example.com".formatted(at), "key " + at);
        }

        assertThatThrownBy(() -> send("org", "one@example.com", "more")).satisfies(is("full"));
        send("elsewhere", "one@example.com", "elsewhere");

        clock.advance(Duration.ofDays(14));
        assertThat(send("org", "one@example.com", "later").status())
                .isEqualTo(OpenInvitation.Status.OPEN);
    }

    @Test
    void is_bounded_for_each_sender_over_all_places_and_a_repetition_does_not_count() {
        for (int at = 0; at < MOST_PER_DAY; at++) {
            send("org " + at, "u%d@example.com".formatted(at), "key " + at);
        }
        send("org 1", "u1@example.com", "key 1");

        assertThatThrownBy(() -> send("org", "one@example.com", "more")).satisfies(is("many"));
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        send("org", "one@example.com", "tomorrow");
    }

    @Test
    void is_refused_beyond_what_one_address_gets_in_an_hour_and_not_kept_unmailed() {
        for (int at = 0; at < MOST_MAILS; at++) {
            send("org " + at, "wang@example.com", "key " + at);
        }

        assertThatThrownBy(() -> send("org", "wang@example.com", "more")).satisfies(is("address"));
        assertThat(invitations.of("org")).isEmpty();

        clock.advance(Duration.ofHours(1).plusSeconds(1));
        send("org", "wang@example.com", "more");
        assertThat(mails()).isEqualTo(MOST_MAILS + 1);
    }

    @Test
    void is_not_mailed_again_once_it_is_settled() {
        OpenInvitation sent = send("org", "wang@example.com", "key");
        invitations.withdraw(sent.id(), Cause.ofItself());
        long mails = mails();

        assertThat(send("org", "wang@example.com", "key").status())
                .isEqualTo(OpenInvitation.Status.WITHDRAWN);
        assertThat(mails()).isEqualTo(mails);
    }

    private static Consumer<Throwable> is(String what) {
        return thrown ->
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused ->
                                        assertThat(refused.code())
                                                .isEqualTo("invitations." + what));
    }

    private long mails() {
        return Await.one(Mono.from(database.getCollection("mails").countDocuments()));
    }

    private OpenInvitation send(String place, String mail, String key) {
        NewId id = NewId.of(Ids.of(key), "fingerprint", Refused.conflict("taken", "Taken."));
        return invitations.send(Role.VIEWER, place, mail, Locale.ENGLISH, SENDER, id);
    }

    private void register(String name) {
        directory.register(
                new Person(
                        SENDER.account(),
                        Account.Status.ACTIVE,
                        "li@example.com",
                        name,
                        null,
                        "zh-Hans",
                        "",
                        false,
                        false,
                        null,
                        List.of(),
                        clock.instant()),
                Cause.ofItself());
    }

    private void name(String place, LocalizedText name) {
        Organization organization =
                new Organization(
                        place,
                        new OrganizationProfile(
                                name, OrganizationKind.USER, "C", "440300", null, null, "", ""),
                        List.of(SENDER.account()),
                        List.of(),
                        null);
        names.read(
                new Envelope<>(
                        "e",
                        "/qiao/membership",
                        place,
                        clock.instant(),
                        1,
                        "story",
                        null,
                        new OrganizationRegistered(organization)));
    }
}
