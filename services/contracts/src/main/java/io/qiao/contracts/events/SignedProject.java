package io.qiao.contracts.events;

import io.qiao.contracts.event.Published;
import io.qiao.contracts.reference.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project, or a bundle of projects published as one, that its parties have signed.
///
/// @param alliance under whose roof it was signed
/// @param gathering where it was signed, if at a gathering
/// @param projects how many projects the record stands for; more than 1 when only a total was
///     published
/// @param description what is to be done and what it needs: this is matched with offers
/// @param amount planned investment; absent when not published
/// @param region GB/T 2260 of where it will be
/// @param industry GB/T 4754-2017
public record SignedProject(
        String id,
        String alliance,
        @Nullable String gathering,
        @Published String title,
        @Published String description,
        int projects,
        @Nullable Money amount,
        String region,
        String industry,
        LocalDate signedOn,
        List<Party> parties) {

    public SignedProject {
        parties = List.copyOf(parties);
    }

    /// Who stands in the contract, or beside it, by the name that was published.
    ///
    /// @param organization its id, when it is registered here
    public record Party(Role role, @Published String name, @Nullable String organization) {
        /// A signer is bound; a witness looks on.
        public enum Role {
            SIGNER,
            INVESTOR,
            HOST_DISTRICT,
            WITNESS
        }
    }
}
