package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.contracts.reference.Currency;
import io.qiao.contracts.reference.Money;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/// An amount as a request brings it.
///
/// @param amount a decimal string, 0 to below 10^15, at most two decimals
public record MoneyDraft(@NotNull @Line(max = 18) String amount, @NotNull Currency currency) {

    /// @param field what to name when the amount is none
    public Money checked(String field) {
        if (!amount.matches("\\d{1,15}(\\.\\d{1,2})?")) {
            throw Refused.field(
                    field + ".amount", "format", "must be 0 to 10^15 with at most two decimals");
        }
        return new Money(new BigDecimal(amount), currency);
    }
}
