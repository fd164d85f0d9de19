package io.qiao.contracts.reference;

/// A published number of persons or things, such as "30-odd companies".
///
/// @param value zero or more
public record Count(long value, Precision precision) {
    public Count {
        if (value < 0) {
            throw new IllegalArgumentException("a count is zero or more");
        }
    }
}
