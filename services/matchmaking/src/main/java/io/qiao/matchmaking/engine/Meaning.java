package io.qiao.matchmaking.engine;

import org.jspecify.annotations.Nullable;

/// The vectors of the two texts of a subject.
///
/// @param wants of what it asks for; absent when that is nothing or not embedded yet
/// @param gives of what it offers; likewise
public record Meaning(@Nullable Vector wants, @Nullable Vector gives) {
    public static final Meaning UNKNOWN = new Meaning(null, null);

    /// Whether there is a vector for each text of the subject.
    public boolean isOf(Subject subject) {
        return (wants != null || subject.wants().isEmpty())
                && (gives != null || subject.gives().isEmpty());
    }
}
