package io.qiao.matchmaking.dashboard;

import io.qiao.contracts.matchmaking.Posting;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// By what figures can be laid beside each other.
enum Grouping {
    /// Those that a posting names; those of its owner when it is public.
    ALLIANCE,
    /// The event where it was taken.
    GATHERING,
    /// As the posting says, GB/T 4754.
    INDUSTRY,
    /// The city, GB/T 2260.
    REGION,
    /// When it was published, UTC, such as `2026-11`.
    MONTH;

    /// The groups that a posting belongs to; none when it does not say.
    ///
    /// @param alliances those of an organization
    Collection<String> of(Posting posting, Function<String, Set<String>> alliances) {
        return switch (this) {
            case ALLIANCE ->
                    posting.alliances().isEmpty()
                            ? alliances.apply(posting.owner())
                            : posting.alliances();
            case GATHERING ->
                    posting.gathering() == null ? List.of() : List.of(posting.gathering());
            case INDUSTRY -> List.of(posting.industry());
            case REGION -> List.of(posting.region().substring(0, 4) + "00");
            case MONTH ->
                    posting.publishedAt() == null
                            ? List.of()
                            : List.of(
                                    YearMonth.from(posting.publishedAt().atOffset(ZoneOffset.UTC))
                                            .toString());
        };
    }
}
