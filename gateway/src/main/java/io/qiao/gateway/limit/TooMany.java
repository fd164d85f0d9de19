package io.qiao.gateway.limit;

import io.qiao.chassis.aggregate.Refused;

/// The answer to who asks too often.
final class TooMany {
    private TooMany() {}

    static Refused requests() {
        return Refused.tooMany("too-many", "Too many requests in a short time. Wait a little.");
    }

    static Refused streams(int most) {
        return Refused.tooMany(
                "too-many.streams",
                "This account has %d live streams open at this gateway, which is the most. Close one."
                        .formatted(most));
    }
}
