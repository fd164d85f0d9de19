package io.qiao.contracts.matchmaking;

/// That one organization wants nothing to do with another.
///
/// @param organization who blocks
/// @param blocked who is blocked
/// @param active false once it is lifted
public record Block(String id, String organization, String blocked, boolean active) {}
