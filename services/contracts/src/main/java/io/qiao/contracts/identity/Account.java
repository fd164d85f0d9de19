package io.qiao.contracts.identity;

/// Somebody who can log in, as others know them: an id and nothing else.
public record Account(String id, Status status) {
    /// An erased account stays known, so that what it did is still told apart from what others
    /// did.
    public enum Status {
        ACTIVE,
        ERASED
    }
}
