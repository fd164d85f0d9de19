package io.qiao.contracts.event;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A record that is no event of ours, or whose body does not fit its type. Trying again cannot
/// help.
public final class MalformedEvent extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public MalformedEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
