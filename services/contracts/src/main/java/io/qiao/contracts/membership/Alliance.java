package io.qiao.contracts.membership;

import io.qiao.contracts.reference.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An alliance or association: the tenant of the platform.
///
/// @param purpose what it is for, in the founders' words
/// @param foundedOn absent when the day was not published
/// @param secretariat the account ids of those who admit and look after its members
public record Alliance(
        String id,
        LocalizedText name,
        String purpose,
        @Nullable LocalDate foundedOn,
        List<String> secretariat) {
    public Alliance {
        secretariat = List.copyOf(secretariat);
    }
}
