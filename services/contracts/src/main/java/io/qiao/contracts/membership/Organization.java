package io.qiao.contracts.membership;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An organization: it may belong to any number of alliances.
///
/// @param representatives the account ids of those who act for it
/// @param viewers the account ids of those who only read what is its own
/// @param verification whether somebody answers for it; it begins unverified
public record Organization(
        String id,
        OrganizationProfile profile,
        List<String> representatives,
        @Nullable List<String> viewers,
        @Nullable Verification verification) {
    public Organization {
        representatives = List.copyOf(representatives);
        viewers = viewers == null ? List.of() : List.copyOf(viewers);
        verification = verification == null ? Verification.UNVERIFIED : verification;
    }

    @Override
    public List<String> viewers() {
        return Objects.requireNonNull(viewers);
    }

    @Override
    public Verification verification() {
        return Objects.requireNonNull(verification);
    }
}
