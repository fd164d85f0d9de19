package io.qiao.contracts.matchmaking;

/// That one side of a match wrote to the other. What it wrote is for the two sides only and
/// travels on no topic.
///
/// @param from the organization that wrote
/// @param sender its side of the match
/// @param recipient the other side
public record MessageNotice(
        String id, String match, String from, Match.Side sender, Match.Side recipient) {}
