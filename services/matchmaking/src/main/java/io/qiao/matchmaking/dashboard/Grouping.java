package io.qiao.matchmaking.dashboard;

import io.qiao.contracts.matchmaking.Posting;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// By what figures can be laid beside each other.
enum Grouping {
    /// Those that a posting names and those of its owner.
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
            case ALLIANCE -> {
                Set<String> all = new HashSet<>(posting.alliances());
                all.addAll(alliances.apply(posting.owner()));
                yield all;
            }
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
