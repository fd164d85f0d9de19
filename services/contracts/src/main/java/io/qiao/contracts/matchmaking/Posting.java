package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Published;
import io.qiao.contracts.reference.Money;
import io.qiao.contracts.reference.ResourceCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
/// @param publishedAt when it was first published; absent in events of the first version
/// @param period when it is needed or to be had; absent when any time will do
/// @param languages in which one can deal with the owner, ISO 639-1 such as `zh` and `en`; empty
///     when not told
/// @param capacity how many partners it is for; absent when any number
/// @param parts what a need asks of several partners, at the most one for each category; empty
///     when
///     one partner will do
public record Posting(
        String id,
        String owner,
        Kind kind,
        ResourceCategory category,
        @Published String title,
        @Published String text,
        String industry,
        String region,
        @Nullable Budget budget,
        List<String> alliances,
        @Nullable String gathering,
        Instant validUntil,
        Status status,
        @Nullable Instant publishedAt,
        @Nullable Period period,
        @Nullable List<String> languages,
        @Nullable Integer capacity,
        @Nullable List<Part> parts) {

    public Posting {
        alliances = List.copyOf(alliances);
        languages = languages == null ? List.of() : List.copyOf(languages);
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    @Override
    public List<String> languages() {
        return Objects.requireNonNull(languages);
    }

    @Override
    public List<Part> parts() {
        return Objects.requireNonNull(parts);
    }

    /// The same in another status.
    public Posting in(Status other) {
        return new Posting(
                id,
                owner,
                kind,
                category,
                title,
                text,
                industry,
                region,
                budget,
                alliances,
                gathering,
                validUntil,
                other,
                publishedAt,
                period,
                languages,
                capacity,
                parts);
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

    /// One of the partners that a need asks for.
    ///
    /// @param text what is asked of that one
    public record Part(ResourceCategory category, @Published String text) {}

    /// From one day to another, both included.
    public record Period(LocalDate from, LocalDate to) {
        public Period {
            if (from.isAfter(to)) {
                throw new IllegalArgumentException("a period runs from an earlier to a later day");
            }
        }

        /// Both days, ISO 8601.
        public String range() {
            return from + "/" + to;
        }
    }

    /// A range of money, both ends in one currency.
    public record Budget(Money from, Money to) {
        public Budget {
            if (from.currency() != to.currency() || from.amount().compareTo(to.amount()) > 0) {
                throw new IllegalArgumentException(
                        "a budget runs from less to more in one currency");
            }
        }

        /// Both ends and the currency, such as `100-200 CNY`.
        public String range() {
            return from.amount().toPlainString()
                    + "-"
                    + to.amount().toPlainString()
                    + " "
                    + from.currency();
        }
    }
}
