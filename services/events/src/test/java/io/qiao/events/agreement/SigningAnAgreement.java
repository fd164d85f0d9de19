package io.qiao.events.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.events.Agreement;
import io.qiao.contracts.events.AgreementEvent.AgreementBegan;
import io.qiao.contracts.events.AgreementEvent.AgreementLapsed;
import io.qiao.contracts.events.AgreementEvent.AgreementSigned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SigningAnAgreement {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);
    private static final LocalDate BEFORE = FIRST.minusDays(1);
    private static final LocalDate AFTER = LAST.plusDays(1);

    @Test
    void is_in_force_at_once_when_its_first_day_has_come() {
        Change<Agreement> signed = Agreements.sign(proposed("partner"), FIRST);

        assertThat(signed.events()).singleElement().isInstanceOf(AgreementSigned.class);
        assertThat(signed.state().begun()).isEqualTo(FIRST);
        assertThat(Agreements.nextTurn(signed.state())).isEqualTo(AFTER);
    }

    @Test
    void begins_on_its_first_day_when_it_was_signed_before() {
        Agreement signed = Agreements.sign(proposed("partner"), BEFORE).state();
        assertThat(signed.begun()).isNull();
        assertThat(signed.isInForce(BEFORE)).isFalse();
        assertThat(Agreements.turn(signed, BEFORE).events()).isEmpty();

        Change<Agreement> begun = Agreements.turn(signed, FIRST);

        assertThat(begun.events()).singleElement().isInstanceOf(AgreementBegan.class);
        assertThat(begun.state().isInForce(FIRST)).isTrue();
        assertThat(Agreements.turn(begun.state(), FIRST).events()).isEmpty();
    }

    @Test
    void is_the_business_of_both_alliances() {
        assertThat(AgreementConfiguration.KIND.concerning().apply(proposed("partner")))
                .containsExactly("alliance", "partner");
    }

    @Test
    void lapses_after_its_last_day() {
        Agreement signed = Agreements.sign(proposed("partner"), FIRST).state();
        assertThat(signed.isInForce(LAST)).isTrue();
        assertThat(signed.isInForce(AFTER)).isFalse();
        assertThat(Agreements.turn(signed, LAST).events()).isEmpty();

        Change<Agreement> lapsed = Agreements.turn(signed, AFTER);

        assertThat(lapsed.events()).singleElement().isInstanceOf(AgreementLapsed.class);
        assertThat(lapsed.state().status()).isEqualTo(Agreement.Status.ENDED);
        assertThat(Agreements.turn(lapsed.state(), AFTER).events()).isEmpty();
    }

    @Test
    void lapses_without_a_beginning_when_nobody_looked_in_time() {
        Agreement signed = Agreements.sign(proposed("partner"), BEFORE).state();

        assertThat(Agreements.turn(signed, AFTER).events())
                .singleElement()
                .isInstanceOf(AgreementLapsed.class);
    }

    @Test
    void lapses_unsigned_and_cannot_be_signed_then() {
        assertThat(Agreements.turn(proposed("partner"), AFTER).state().status())
                .isEqualTo(Agreement.Status.ENDED);
        assertThatThrownBy(() -> Agreements.sign(proposed("partner"), AFTER))
                .isInstanceOf(Refused.class);
    }

    @Test
    void needs_nobody_else_with_a_region() {
        assertThat(Agreements.propose(proposed(null), FIRST).state().status())
                .isEqualTo(Agreement.Status.SIGNED);
    }

    @Test
    void goes_by_the_days_of_china() {
        assertThat(Agreement.dayOf(Instant.parse("2026-12-31T15:59:59Z"))).isEqualTo(BEFORE);
        assertThat(Agreement.dayOf(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo(FIRST);
        assertThat(Agreement.startOf(FIRST)).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    }

    private static Agreement proposed(@Nullable String partner) {
        return new AgreementDraft(
                        "alliance",
                        partner,
                        partner == null ? "440300" : null,
                        "定向信息交流",
                        null,
                        FIRST,
                        LAST)
                .checked("id", BEFORE);
    }
}
