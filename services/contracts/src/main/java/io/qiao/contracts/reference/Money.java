package io.qiao.contracts.reference;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/// An amount in whole units of its currency (yuan, not fen), written as a decimal string.
///
/// @param amount zero or more, below 10^15, at most two decimals
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency) {
    private static final BigDecimal BOUND = BigDecimal.TEN.pow(15);

    public Money {
        if (amount.signum() < 0
                || amount.compareTo(BOUND) >= 0
                || amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("an amount is 0 to 10^15 with at most two decimals");
        }
    }
}
