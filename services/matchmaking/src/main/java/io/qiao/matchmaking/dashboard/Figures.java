package io.qiao.matchmaking.dashboard;

import io.qiao.contracts.reference.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of the postings that a [Question] is about.
///
/// @param firstMatch seconds from publishing to the first match
/// @param acceptance seconds from publishing to the first acceptance
/// @param unanswered open needs without a match or without interest, the oldest first, at the most
///     20
/// @param overAsked suppliers by the proposals that they got in the last seven days, at the most
///     20
/// @param gaps industries and places where more is asked than offered, the widest first
/// @param league organizations by what they brought about
/// @param drift what the last sweep found to differ from the stream; absent before the first
record Figures(
        Funnel funnel,
        Times firstMatch,
        Times acceptance,
        List<Unanswered> unanswered,
        List<Asked> overAsked,
        List<Gap> gaps,
        List<Standing> league,
        @Nullable Long drift) {

    /// @param key a code, an id or a month
    record Group(String key, Funnel funnel, Times firstMatch, Times acceptance) {}

    /// How many postings came how far. Each counts in every step that it reached.
    ///
    /// @param amounts of the signed projects, by currency
    record Funnel(
            long posted,
            long matched,
            long interested,
            long accepted,
            long concluded,
            long signed,
            List<Money> amounts) {}

    /// @param measured how many postings came that far
    /// @param median in seconds; absent when none came that far
    /// @param p90 in seconds; nine of ten were faster
    record Times(long measured, @Nullable Long median, @Nullable Long p90) {}

    /// @param matched whether it has a match at all
    record Unanswered(
            String posting,
            String owner,
            String title,
            @Nullable Instant publishedAt,
            boolean matched) {}

    record Asked(String organization, long proposals) {}

    /// @param demand open needs
    /// @param supply open offers
    record Gap(String industry, String region, long demand, long supply) {}

    /// @param postings that it published
    /// @param accepted matches that it accepted
    /// @param concluded matches that it concluded
    record Standing(String organization, long postings, long accepted, long concluded) {}
}
