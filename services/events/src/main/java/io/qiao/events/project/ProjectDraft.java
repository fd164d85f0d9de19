package io.qiao.events.project;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import io.qiao.chassis.web.IndustryCode;
import io.qiao.chassis.web.MoneyDraft;
import io.qiao.chassis.web.RegionCode;
import io.qiao.contracts.events.SignedProject;
import io.qiao.events.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What records a signed project, or several published as one total.
///
/// @param projects how many the figures stand for, 1 to 10,000; one when absent
record ProjectDraft(
        @NotBlank @Line(max = 100) String alliance,
        @Nullable @Line(max = 100) String gathering,
        @NotBlank @Line(max = 200) String title,
        @NotNull @Text(max = 4000) String description,
        @Nullable @Min(1) @Max(10_000) Integer projects,
        @Nullable @Valid MoneyDraft amount,
        @NotNull @RegionCode String region,
        @NotNull @IndustryCode String industry,
        @NotNull LocalDate signedOn,
        @NotNull @Size(min = 1, max = 100) List<@Valid PartyDraft> parties) {

    /// @throws Refused unless there is all that it refers to, its event apart
    void requireKnown(Access access) {
        access.requireAlliance(alliance, "alliance");
        for (int at = 0; at < parties.size(); at++) {
            access.requireOrganization(
                    parties.get(at).organization(), "parties[%d].organization".formatted(at));
        }
    }

    SignedProject signed(String id) {
        return new SignedProject(
                id,
                alliance,
                gathering,
                title,
                description,
                projects == null ? 1 : projects,
                amount == null ? null : amount.checked("amount"),
                region,
                industry,
                signedOn,
                parties.stream().map(PartyDraft::checked).toList());
    }

    /// Who stands in the contract or beside it.
    record PartyDraft(
            @NotNull SignedProject.Party.Role role,
            @NotBlank @Line(max = 200) String name,
            @Nullable @Line(max = 100) String organization) {
        SignedProject.Party checked() {
            return new SignedProject.Party(role, name, organization);
        }
    }
}
