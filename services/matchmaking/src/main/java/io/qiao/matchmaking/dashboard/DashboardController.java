package io.qiao.matchmaking.dashboard;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.Heartbeat;
import io.qiao.matchmaking.access.Access;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `/api/matchmaking/dashboard`: for those who run an alliance or its events; without an alliance,
/// for the platform's administrator.
@RestController
@RequestMapping("/api/matchmaking/dashboard")
class DashboardController {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Dashboards dashboards;
    private final Access access;

    DashboardController(Dashboards dashboards, Access access) {
        this.dashboards = dashboards;
        this.access = access;
    }

    @GetMapping
    Mono<Figures> figures(
            @RequestParam(required = false) @Nullable String alliance,
            @RequestParam(required = false) @Nullable String gathering,
            @RequestParam(required = false) @Nullable String industry,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            Caller caller) {
        access.requireWatcher(caller, alliance);
        Question question = new Question(alliance, gathering, industry, region, from, until);
        return Mono.fromSupplier(() -> dashboards.figures(question));
    }

    /// The figures now and, within a second, whenever they change. It ends when the caller loses
    /// the right to them.
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Figures>> stream(
            @RequestParam(required = false) @Nullable String alliance, Caller caller) {
        access.requireWatcher(caller, alliance);
        Question question = new Question(alliance, null, null, null, null, null);
        Flux<ServerSentEvent<Figures>> figures =
                Flux.interval(Duration.ZERO, LOOK)
                        .onBackpressureDrop()
                        .map(_ -> dashboards.changes())
                        .distinctUntilChanged()
                        .map(_ -> dashboards.figures(question))
                        .distinctUntilChanged()
                        .map(each -> ServerSentEvent.builder(each).event("figures").build());
        return Heartbeat.with(figures).takeWhile(_ -> access.mayWatch(caller, alliance));
    }

    /// Replays the topics: the figures must be what they were.
    @PostMapping("/rebuild")
    Mono<Dashboards.Rebuilt> rebuild(Caller caller) {
        access.requirePlatformAdmin(caller);
        return dashboards.rebuild();
    }
}
