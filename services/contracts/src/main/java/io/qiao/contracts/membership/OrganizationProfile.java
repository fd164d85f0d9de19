package io.qiao.contracts.membership;

import io.qiao.contracts.event.Published;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import org.jspecify.annotations.Nullable;

/// How an organization presents itself.
///
/// @param industry GB/T 4754-2017 section or division, such as `C39`
/// @param region GB/T 2260, such as `440300`
/// @param socialCreditCode GB 32100-2015, for organizations in mainland China that gave it
/// @param hongKongNumber the Business Registration Number, for organizations in Hong Kong that gave
///     it; nobody gives both
/// @param offers what it can do for others, free text, may be empty
/// @param seeks what it looks for, free text, may be empty
public record OrganizationProfile(
        LocalizedText name,
        OrganizationKind kind,
        String industry,
        String region,
        @Nullable String socialCreditCode,
        @Nullable String hongKongNumber,
        @Published String offers,
        @Published String seeks) {
    /// The number that tells it from all other organizations, if it gave one.
    public @Nullable String code() {
        return socialCreditCode == null ? hongKongNumber : socialCreditCode;
    }
}
