package io.qiao.membership.alliance;

import io.qiao.chassis.web.LocalizedDraft;
import io.qiao.contracts.membership.Alliance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What founds an alliance.
///
/// @param foundedOn absent when the day is not known
/// @param secretariat the account ids of those who will admit its members
record AllianceDraft(
        @NotNull @Valid LocalizedDraft name,
        @NotNull @Size(max = 2000) String purpose,
        @Nullable LocalDate foundedOn,
        @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 100) String> secretariat) {

    Alliance founded(String id) {
        return new Alliance(
                id,
                name.checked("name"),
                purpose,
                foundedOn,
                secretariat.stream().distinct().toList(),
                List.of(),
                List.of());
    }
}
