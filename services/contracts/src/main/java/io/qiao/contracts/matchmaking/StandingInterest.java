package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Published;
import io.qiao.contracts.reference.ResourceCategory;
import java.util.List;

/// A saved search: its organization is told of everything new that fits.
///
/// @param name what its owner calls it
/// @param text words of which the new thing must have most; empty when facets will do
/// @param kinds what it looks for
/// @param industries GB/T 4754-2017 sections or divisions; empty for any
/// @param regions GB/T 2260 provinces or cities; empty for any
/// @param categories of postings; empty for any
/// @param active false once it is ended
public record StandingInterest(
        String id,
        String organization,
        @Published String name,
        @Published String text,
        List<Kind> kinds,
        List<String> industries,
        List<String> regions,
        List<ResourceCategory> categories,
        boolean active) {
    public StandingInterest {
        kinds = List.copyOf(kinds);
        industries = List.copyOf(industries);
        regions = List.copyOf(regions);
        categories = List.copyOf(categories);
    }

    /// The same, when nothing is told of it any more.
    public StandingInterest ended() {
        return new StandingInterest(
                id, organization, name, text, kinds, industries, regions, categories, false);
    }

    /// What can be looked for.
    public enum Kind {
        DEMAND,
        SUPPLY,
        MEMBER,
        PROJECT,
        GATHERING
    }
}
