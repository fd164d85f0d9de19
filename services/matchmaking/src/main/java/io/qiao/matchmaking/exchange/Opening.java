package io.qiao.matchmaking.exchange;

import java.util.List;

/// What a cooperation agreement opens to an organization beyond its own alliances.
///
/// @param alliance whose postings it may see
/// @param industries GB/T 4754-2017 sections or divisions that they are of; empty for all
public record Opening(String alliance, List<String> industries) {

    boolean shows(List<String> alliances, String industry) {
        return alliances.contains(alliance)
                && (industries.isEmpty() || industries.stream().anyMatch(industry::startsWith));
    }
}
