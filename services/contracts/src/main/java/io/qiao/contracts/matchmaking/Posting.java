package io.qiao.contracts.matchmaking;

import io.qiao.contracts.reference.Money;
import io.qiao.contracts.reference.ResourceCategory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an organization needs or offers (供需).
///
/// @param owner the organization that posted it
/// @param industry GB/T 4754-2017, of what is asked or given
/// @param region GB/T 2260, of where
/// @param budget what the owner means to pay or to charge; absent when open
/// @param alliances whose members may see it; empty when it is public
/// @param gathering where it was taken, if at a gathering
/// @param validUntil when it expires
public record Posting(
        String id,
        String owner,
        Kind kind,
        ResourceCategory category,
        String title,
        String text,
        String industry,
        String region,
        @Nullable Budget budget,
        List<String> alliances,
        @Nullable String gathering,
        Instant validUntil,
        Status status) {

    public Posting {
        alliances = List.copyOf(alliances);
    }

    /// A need, or an offer.
    public enum Kind {
        DEMAND,
        SUPPLY
    }

    /// Only open postings are matched.
    public enum Status {
        OPEN,
        CLOSED,
        EXPIRED
    }

    /// A range of money, both ends in one currency.
    public record Budget(Money from, Money to) {
        public Budget {
            if (from.currency() != to.currency() || from.amount().compareTo(to.amount()) > 0) {
                throw new IllegalArgumentException(
                        "a budget runs from less to more in one currency");
            }
        }
    }
}
