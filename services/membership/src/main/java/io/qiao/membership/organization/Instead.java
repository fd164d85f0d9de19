package io.qiao.membership.organization;

import io.qiao.chassis.input.Line;
import org.jspecify.annotations.Nullable;

/// What whoever verifies an organization says of others with the same code.
///
/// @param insteadOf the verified organization with the same code, whose verification ends by this
public record Instead(@Nullable @Line(max = 100) String insteadOf) {
    /// @param sent absent when there was no body
    public static @Nullable String of(@Nullable Instead sent) {
        return sent == null ? null : sent.insteadOf();
    }
}
