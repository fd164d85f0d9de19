package io.qiao.matchmaking.dashboard;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the last sweep found to differ from what the stream made.
@Component
public class Drift {
    private volatile @Nullable Long found;

    Drift(MeterRegistry meters) {
        meters.gauge("qiao.matching.drift", this, each -> each.found == null ? 0 : each.found);
    }

    public void found(long differences) {
        found = differences;
    }

    /// Absent before the first sweep.
    @Nullable Long last() {
        return found;
    }
}
