package io.qiao.matchmaking.matching;

import io.qiao.contracts.matchmaking.Match;

/// A pair that fits but for one thing.
///
/// @param criterion what failed: CAPACITY, or the fact that would have to fit
record NearMiss(Match.Side subject, Match.Side partner, double score, String criterion) {}
