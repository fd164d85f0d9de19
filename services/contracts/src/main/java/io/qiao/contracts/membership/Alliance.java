package io.qiao.contracts.membership;

import io.qiao.contracts.event.Published;
import io.qiao.contracts.reference.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An alliance or association: the tenant of the platform.
///
/// @param purpose what it is for, in the founders' words
/// @param foundedOn absent when the day was not published
/// @param secretariat the account ids of those who admit and look after its members; empty until
///     somebody accepts an invitation to it
/// @param council the account ids of those who vote in it
/// @param organizers the account ids of those who run its events
public record Alliance(
        String id,
        LocalizedText name,
        @Published String purpose,
        @Nullable LocalDate foundedOn,
        List<String> secretariat,
        @Nullable List<String> council,
        @Nullable List<String> organizers) {
    public Alliance {
        secretariat = List.copyOf(secretariat);
        council = council == null ? List.of() : List.copyOf(council);
        organizers = organizers == null ? List.of() : List.copyOf(organizers);
    }

    @Override
    public List<String> council() {
        return Objects.requireNonNull(council);
    }

    @Override
    public List<String> organizers() {
        return Objects.requireNonNull(organizers);
    }
}
