package io.qiao.membership.alliance;

import io.qiao.chassis.input.Text;
import io.qiao.chassis.web.LocalizedDraft;
import io.qiao.contracts.membership.Alliance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What founds an alliance. It has no secretariat until somebody accepts an invitation to it.
///
/// @param foundedOn absent when the day is not known
record AllianceDraft(
        @NotNull @Valid LocalizedDraft name,
        @NotNull @Text(max = 2000) String purpose,
        @Nullable LocalDate foundedOn) {

    Alliance founded(String id) {
        return new Alliance(
                id, name.checked("name"), purpose, foundedOn, List.of(), List.of(), List.of());
    }
}
