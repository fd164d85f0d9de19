package io.qiao.events.agreement;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.web.IndustryCode;
import io.qiao.chassis.web.RegionCode;
import io.qiao.contracts.events.Agreement;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is proposed. With a region there is nobody to sign: it is in force from its first day.
///
/// @param partner the other alliance; either this or a region is given
/// @param industries at the most 20; absent for all
/// @param until today at the earliest, and at the most ten years after the first day
record AgreementDraft(
        @NotBlank @Line(max = 100) String alliance,
        @Nullable @Line(max = 100) String partner,
        @Nullable @RegionCode String region,
        @NotBlank @Line(max = 200) String title,
        @Nullable @Size(max = 20) List<@NotNull @IndustryCode String> industries,
        @NotNull LocalDate from,
        @NotNull LocalDate until) {

    Agreement checked(String id, LocalDate today) {
        if ((partner == null) == (region == null)) {
            throw Refused.field("partner", "either", "or region must be given, and not both");
        }
        if (alliance.equals(partner)) {
            throw Refused.field("partner", "other", "must be another alliance");
        }
        if (until.isBefore(from) || until.isAfter(from.plusYears(10))) {
            throw Refused.field("until", "range", "must not be before from, nor ten years after");
        }
        if (until.isBefore(today)) {
            throw Refused.field("until", "future", "must not have passed");
        }
        return new Agreement(
                id,
                alliance,
                partner,
                region,
                title,
                industries == null ? List.of() : industries,
                from,
                until,
                Agreement.Status.PROPOSED,
                null);
    }
}
