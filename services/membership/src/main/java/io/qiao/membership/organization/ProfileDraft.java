package io.qiao.membership.organization;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import io.qiao.chassis.web.IndustryCode;
import io.qiao.chassis.web.LocalizedDraft;
import io.qiao.chassis.web.RegionCode;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.HongKongNumber;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.reference.SocialCreditCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// An organization's profile as a request brings it.
///
/// @param offers what it can do for others, up to 4,000 characters
/// @param seeks what it looks for, up to 4,000 characters
record ProfileDraft(
        @NotNull @Valid LocalizedDraft name,
        @NotNull OrganizationKind kind,
        @NotNull @IndustryCode String industry,
        @NotNull @RegionCode String region,
        @Nullable @Line(max = 18) String socialCreditCode,
        @Nullable @Line(max = 18) String hongKongNumber,
        @NotNull @Text(max = 4000) String offers,
        @NotNull @Text(max = 4000) String seeks) {

    OrganizationProfile checked() {
        requireCode();
        return new OrganizationProfile(
                name.checked("name"),
                kind,
                industry,
                region,
                socialCreditCode,
                hongKongNumber,
                offers,
                seeks);
    }

    private void requireCode() {
        if (socialCreditCode != null && !SocialCreditCode.isValid(socialCreditCode)) {
            throw Refused.field(
                    "socialCreditCode",
                    "check-character",
                    "must be a unified social credit code of GB 32100-2015");
        }
        if (hongKongNumber != null && !HongKongNumber.isValid(hongKongNumber)) {
            throw Refused.field(
                    "hongKongNumber",
                    "digits",
                    "must be a Business Registration Number of eight digits");
        }
        if (socialCreditCode != null && hongKongNumber != null) {
            throw Refused.field(
                    "hongKongNumber", "one", "must be absent where there is a socialCreditCode");
        }
    }
}
