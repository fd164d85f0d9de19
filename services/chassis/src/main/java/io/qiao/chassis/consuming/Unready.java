package io.qiao.chassis.consuming;

import java.io.Serial;

/// This instance does not know enough yet to handle an event; it will soon.
public final class Unready extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public Unready(String what) {
        super(what);
    }
}
