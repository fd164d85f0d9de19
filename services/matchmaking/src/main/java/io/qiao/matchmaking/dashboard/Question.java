package io.qiao.matchmaking.dashboard;

import io.qiao.chassis.web.IndustryCode;
import io.qiao.chassis.web.RegionCode;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.Regions;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which postings the figures are about. What is absent does not narrow them.
///
/// @param alliance those that name it, and the public ones of its members
/// @param gathering those that were taken there
/// @param industry a section or division of GB/T 4754
/// @param region a province or city of GB/T 2260
/// @param from published then or later
/// @param until published before
record Question(
        @Nullable String alliance,
        @Nullable String gathering,
        @IndustryCode @Nullable String industry,
        @RegionCode @Nullable String region,
        @Nullable Instant from,
        @Nullable Instant until) {

    boolean isAbout(Posting posting, Set<String> members) {
        Instant published = posting.publishedAt() == null ? Instant.EPOCH : posting.publishedAt();
        return (alliance == null || isOf(alliance, posting, members))
                && (gathering == null || gathering.equals(posting.gathering()))
                && (industry == null || posting.industry().startsWith(industry))
                && (region == null || Regions.contains(region, posting.region()))
                && (from == null || !published.isBefore(from))
                && (until == null || published.isBefore(until));
    }

    /// What a member posts for another alliance is none of this one's business.
    private static boolean isOf(String alliance, Posting posting, Set<String> members) {
        return posting.alliances().isEmpty()
                ? members.contains(posting.owner())
                : posting.alliances().contains(alliance);
    }
}
