package io.qiao.chassis.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.contracts.reference.LocalizedText;
import org.jspecify.annotations.Nullable;

/// A name or title as a request brings it: at least one script, each 1 to 200 characters.
public record LocalizedDraft(
        @JsonProperty("zh-Hans") @Nullable @Line(min = 1, max = 200) String hans,
        @JsonProperty("zh-Hant") @Nullable @Line(min = 1, max = 200) String hant,
        @Nullable @Line(min = 1, max = 200) String en) {

    /// @param field what to name when no script is there
    public LocalizedText checked(String field) {
        if (hans == null && hant == null && en == null) {
            throw Refused.field(field, "required", "needs one of zh-Hans, zh-Hant, en");
        }
        return new LocalizedText(hans, hant, en);
    }
}
