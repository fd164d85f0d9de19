package io.qiao.standalone;

import java.io.Serial;

/// Why the platform cannot run, in words for the person who started it.
final class Failure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message, null, false, false);
    }
}
