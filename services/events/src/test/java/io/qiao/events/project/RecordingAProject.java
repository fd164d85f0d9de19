package io.qiao.events.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.web.MoneyDraft;
import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.reference.Currency;
import io.qiao.contracts.reference.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingAProject {

    @Test
    void keeps_a_total_that_was_published_for_several() {
        SignedProject project = draft(10, new MoneyDraft("12300000000", Currency.CNY)).signed("id");

        assertThat(project.projects()).isEqualTo(10);
        assertThat(project.amount())
                .isEqualTo(new Money(new BigDecimal("12300000000"), Currency.CNY));
    }

    @Test
    void stands_for_one_unless_told_otherwise() {
        assertThat(draft(null, null).signed("id").projects()).isEqualTo(1);
    }

    @Test
    void is_the_business_of_its_alliance() {
        assertThat(ProjectConfiguration.KIND.concerning().apply(draft(1, null).signed("id")))
                .containsExactly("alliance");
    }

    @Test
    void leaves_an_amount_unknown_that_was_not_published() {
        assertThat(draft(1, null).signed("id").amount()).isNull();
    }

    @Test
    void refuses_an_amount_that_is_none() {
        assertThatThrownBy(() -> draft(1, new MoneyDraft("-1", Currency.CNY)).signed("id"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.fields().getFirst().field())
                                        .isEqualTo("amount.amount"));
    }

    private static ProjectDraft draft(@Nullable Integer projects, @Nullable MoneyDraft amount) {
        return new ProjectDraft(
                "alliance",
                null,
                "title",
                "description",
                projects,
                amount,
                "370214",
                "C39",
                LocalDate.of(2020, 7, 28),
                List.of(
                        new ProjectDraft.PartyDraft(
                                SignedProject.Party.Role.HOST_DISTRICT, "青岛市城阳区", null)));
    }
}
