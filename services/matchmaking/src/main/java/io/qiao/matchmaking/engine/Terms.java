package io.qiao.matchmaking.engine;

import java.time.Instant;
import java.util.Set;

/// On which terms candidates are looked for.
///
/// @param rules which pairs may stand at all
/// @param history what came of earlier proposals
/// @param alliances those that the subject's organizations belong to: what they may see
/// @param now the time by which things have ended
public record Terms(
        Weights weights, Rules rules, History history, Set<String> alliances, Instant now) {

    boolean allow(Subject one, Subject other) {
        return rules.allow(one, other, now);
    }
}
