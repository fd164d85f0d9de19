package io.qiao.identity.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// An entry that this instance has claimed.
///
/// @param since when it was asked for
/// @param attempts how often it was claimed, this time included
/// @param content opens it; fails when it was sealed with another key
public record DueEntry<T>(String id, Instant since, int attempts, Supplier<T> content) {
    /// Whether it was asked for longer ago than that.
    public boolean isOlderThan(Duration most, Instant now) {
        return since.plus(most).isBefore(now);
    }
}
