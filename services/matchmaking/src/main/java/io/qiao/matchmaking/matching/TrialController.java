package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.matchmaking.access.Access;
import io.qiao.matchmaking.engine.Weights;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// `/api/matchmaking/sweeps` and `/api/matchmaking/dry-runs`: for the platform's administrator.
@RestController
@RequestMapping("/api/matchmaking")
class TrialController {
    private final Sweep sweep;
    private final DryRun dryRun;
    private final Matcher matcher;
    private final Access access;

    TrialController(Sweep sweep, DryRun dryRun, Matcher matcher, Access access) {
        this.sweep = sweep;
        this.dryRun = dryRun;
        this.matcher = matcher;
        this.access = access;
    }

    @PostMapping("/sweeps")
    Mono<Sweep.Report> sweep(Caller caller) {
        access.requirePlatformAdmin(caller);
        return sweep.run();
    }

    @PostMapping("/dry-runs")
    Mono<DryRun.Outcome> dryRun(@Valid @RequestBody Trial trial, Caller caller) {
        access.requirePlatformAdmin(caller);
        Weights weights = trial.over(matcher.weights());
        return Mono.fromSupplier(() -> dryRun.of(weights, trial.past()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /// @param weights those that are changed, by name; the others stay
    /// @param days how far to look back, 1 to 90; 30 when absent
    record Trial(
            @NotNull @Size(min = 1, max = 30) Map<String, @NotNull Double> weights,
            @Nullable @Min(1) @Max(90) Integer days) {
        private static final int USUAL = 30;

        int past() {
            return days == null ? USUAL : days;
        }

        Weights over(Weights now) {
            try {
                return now.with(weights);
            } catch (IllegalArgumentException unknown) {
                throw Refused.field("weights", "known", String.valueOf(unknown.getMessage()));
            }
        }
    }
}
