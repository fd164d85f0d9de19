package io.qiao.matchmaking.engine;

/// What excludes a pair, whatever its words say.
public enum Rule {
    /// Neither gives what the other could want.
    KIND,
    /// Both belong to one organization.
    OWN,
    /// One of them is over.
    EXPIRED,
    /// One of them may not be seen by the other.
    VISIBILITY,
    /// One of them wants nothing to do with the other.
    BLOCKED,
    /// One of them has all the partners that it is for.
    CAPACITY
}
