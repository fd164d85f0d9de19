package io.qiao.membership.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.outbox.Outbox;
import io.qiao.chassis.outbox.OutboxRelay;
import io.qiao.chassis.outbox.Traces;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.VerificationEnded;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.membership.Verification;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.standalone.Embedded;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyingAnOrganization {
    private static final Cause CAUSE = Cause.ofItself();
    private static final String CODE = "91350100M000100Y43";

    private final Embedded embedded = Embedded.store();
    private final MongoClient client =
            MongoClients.create("mongodb://127.0.0.1:" + embedded.port());
    private final Store store = store();
    private final Claims claims = new Claims(store);
    private final Aggregates<Organization> organizations =
            new OrganizationConfiguration().organizations(store);
    private final Verifying verifying = new Verifying(organizations, claims);

    private Store store() {
        MongoDatabase database = client.getDatabase("verifying");
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

    @AfterAll
    void stop() {
        client.close();
        embedded.close();
    }

    @Test
    void is_what_it_waits_for_at_first() {
        assertThat(now(registered(CODE)).verification()).isEqualTo(Verification.UNVERIFIED);
    }

    @Test
    void ends_the_claim_of_the_other_one_that_was_named() {
        String code = code();
        String first = registered(code);
        String second = registered(code);
        verify(first, null);

        verify(second, first);

        assertThat(now(first).verification()).isEqualTo(Verification.UNVERIFIED);
        assertThat(now(second).verification()).isEqualTo(Verification.VERIFIED);
    }

    @Test
    void ends_nobodys_claim_unseen() {
        String code = code();
        String first = registered(code);
        String second = registered(code);
        verify(first, null);

        assertThatThrownBy(() -> verify(second, null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("code.claimed");
                            assertThat(refused.getMessage()).contains(first);
                        });
        assertThatThrownBy(() -> verify(second, "somebody else")).isInstanceOf(Refused.class);
        assertThat(now(first).verification()).isEqualTo(Verification.VERIFIED);
        assertThat(now(second).verification()).isEqualTo(Verification.UNVERIFIED);
    }

    @Test
    void is_completed_by_a_repetition_after_a_crash_behind_the_claim() {
        String code = code();
        String first = registered(code);
        String second = registered(code);
        verify(first, null);
        claims.add(code, second).block();

        assertThat(verified(code)).containsExactly(first);

        verify(second, first);
        assertThat(verified(code)).containsExactly(second);
    }

    @Test
    void is_completed_by_a_repetition_after_a_crash_before_the_state() {
        String code = code();
        String first = registered(code);
        String second = registered(code);
        verify(first, null);
        claims.add(code, second).block();
        organizations.change(first, before -> Organizations.yieldTo(second, before), CAUSE).block();

        assertThat(verified(code)).isEmpty();

        verify(second, first);
        assertThat(verified(code)).containsExactly(second);
    }

    /// The second one is read, then comes the whole verification of the first one, then the rest.
    @Test
    void fails_when_another_one_was_faster() {
        String code = code();
        String first = registered(code);
        String second = registered(code);
        Versioned<Organization> read = found(second);
        claims.add(code, second).block();

        verify(first, null);

        assertThatThrownBy(
                        () ->
                                organizations
                                        .update(read, Organizations.verify(read.state()), CAUSE)
                                        .block())
                .isInstanceOf(Refused.class);
        assertThat(verified(code)).containsExactly(first);
    }

    /// The first one has joined the claimants and found nobody; before it is written, the whole
    /// verification of the second one happens.
    @Test
    void fails_when_another_one_is_verified_before_the_last_step() {
        String code = code();

        List<String> verified = interleaved(code, claims);

        assertThat(verified).as("the second one").hasSize(1);
    }

    /// Shows that the one before would fail if there were no claims.
    @Test
    void would_leave_two_if_nobody_remembered_who_is_about_to_be_verified() {
        Claims forgetful =
                new Claims(store) {
                    @Override
                    Mono<List<String>> add(String code, String organization) {
                        return Mono.just(List.of(organization));
                    }
                };

        assertThat(interleaved(code(), forgetful)).hasSize(2);
    }

    /// @return who is verified in the end
    private List<String> interleaved(String code, Claims remembered) {
        String first = registered(code);
        String second = registered(code);
        CompletableFuture<Void> joined = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        Claims pausing =
                new Claims(store) {
                    @Override
                    Mono<List<String>> add(String ofCode, String organization) {
                        return remembered
                                .add(ofCode, organization)
                                .doOnNext(_ -> joined.complete(null))
                                .delayUntil(_ -> Mono.fromFuture(goOn));
                    }
                };

        CompletableFuture<?> slow =
                new Verifying(organizations, pausing)
                        .verify(found(first), null, CAUSE)
                        .onErrorResume(Refused.class, _ -> Mono.empty())
                        .toFuture();
        joined.join();
        new Verifying(organizations, remembered).verify(found(second), null, CAUSE).block();
        goOn.complete(null);
        slow.join();

        return verified(code);
    }

    @Test
    void tells_whom_it_yielded_to() {
        Organization verified = Organizations.verify(now(registered(code()))).state();

        assertThat(Organizations.yieldTo("successor", verified).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        VerificationEnded.class,
                        ended -> assertThat(ended.successor()).isEqualTo("successor"));
        assertThat(Organizations.withdrawVerification(verified).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        VerificationEnded.class, ended -> assertThat(ended.successor()).isNull());
    }

    @Test
    void leaves_at_the_most_one_however_many_are_verified_at_the_same_time() {
        for (int round = 0; round < 20; round++) {
            String code = code();
            List<String> several = IntStream.range(0, 4).mapToObj(_ -> registered(code)).toList();

            Flux.fromIterable(several)
                    .flatMap(
                            each ->
                                    verifying
                                            .verify(found(each), null, CAUSE)
                                            .onErrorResume(Refused.class, _ -> Mono.empty()))
                    .blockLast();

            assertThat(verified(code)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void shows_who_gives_the_same_code() {
        String code = code();
        String first = registered(code);
        String second = registered(code);

        assertThat(verifying.sharing(now(second)).map(Versioned::id).collectList().block())
                .containsExactly(first);
    }

    @Test
    void needs_no_code() {
        String organization = registered(null);

        verify(organization, null);

        assertThat(now(organization).verification()).isEqualTo(Verification.VERIFIED);
    }

    @Test
    void holds_for_one_name_and_one_code() {
        String code = code();
        Organization before = Organizations.verify(now(registered(code))).state();

        assertThat(Organizations.revise(before, profile("甲", code)).state().verification())
                .isEqualTo(Verification.VERIFIED);
        assertThat(Organizations.revise(before, profile("乙", code)).state().verification())
                .isEqualTo(Verification.UNVERIFIED);
        assertThat(Organizations.revise(before, profile("甲", code())).state().verification())
                .isEqualTo(Verification.UNVERIFIED);
    }

    private String registered(@Nullable String code) {
        String id = UUID.randomUUID().toString();
        organizations
                .createOnce(id, Organizations.register(id, profile("甲", code), "founder"), CAUSE)
                .block();
        return id;
    }

    private static OrganizationProfile profile(String name, @Nullable String code) {
        return new OrganizationProfile(
                LocalizedText.hans(name), OrganizationKind.USER, "C", "440300", code, null, "", "");
    }

    private static String code() {
        return UUID.randomUUID().toString();
    }

    private void verify(String id, @Nullable String insteadOf) {
        verifying.verify(found(id), insteadOf, CAUSE).block();
    }

    private List<String> verified(String code) {
        Predicate<Organization> verified = each -> each.verification() == Verification.VERIFIED;
        return organizations
                .some(Filters.eq("keys.code", code), 10)
                .map(Versioned::state)
                .filter(verified)
                .map(Organization::id)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Organization now(String id) {
        return found(id).state();
    }

    private Versioned<Organization> found(String id) {
        return Objects.requireNonNull(organizations.find(id).block());
    }
}
