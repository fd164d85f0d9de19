package io.qiao.membership.organization;

import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.Verification;
import io.qiao.contracts.reference.LocalizedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What whoever verifies an organization should see.
///
/// @param code the credit code or Hong Kong number, if it gave one
/// @param sharing the other organizations that give the same code
record VerificationView(
        String organization,
        Verification verification,
        @Nullable String code,
        List<Sharing> sharing) {
    static VerificationView of(
            Versioned<Organization> found, List<Versioned<Organization>> sharing) {
        return new VerificationView(
                found.id(),
                found.state().verification(),
                found.state().profile().code(),
                sharing.stream().map(each -> Sharing.of(each.state())).toList());
    }

    /// Another organization with the same code.
    record Sharing(String organization, LocalizedText name, Verification verification) {
        private static Sharing of(Organization other) {
            return new Sharing(other.id(), other.profile().name(), other.verification());
        }
    }
}
