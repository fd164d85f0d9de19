package io.qiao.matchmaking.dashboard;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
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
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

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
        require(caller, alliance);
        Question question = new Question(alliance, gathering, industry, region, from, until);
        return Mono.fromSupplier(() -> dashboards.figures(question));
    }

    private void require(Caller caller, @Nullable String alliance) {
        if (alliance == null) {
            access.requirePlatformAdmin(caller);
        } else {
            access.requireOrganizer(caller, alliance);
        }
    }

    /// The figures now and, within a second, whenever they change. It ends when the caller loses
    /// the right to them.
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Figures>> stream(
            @RequestParam(required = false) @Nullable String alliance, Caller caller) {
        require(caller, alliance);
        Question question = new Question(alliance, null, null, null, null, null);
        Flux<ServerSentEvent<Figures>> figures =
                Flux.interval(Duration.ZERO, LOOK)
                        .onBackpressureDrop()
                        .map(_ -> dashboards.changes())
                        .distinctUntilChanged()
                        .map(_ -> dashboards.figures(question))
                        .distinctUntilChanged()
                        .map(each -> ServerSentEvent.builder(each).event("figures").build());
        Flux<ServerSentEvent<Figures>> alive =
                Flux.interval(Duration.ZERO, HEARTBEAT)
                        .onBackpressureDrop()
                        .map(_ -> ServerSentEvent.<Figures>builder().comment("alive").build());
        return Flux.merge(alive, figures).takeWhile(_ -> isAllowed(caller, alliance));
    }

    private boolean isAllowed(Caller caller, @Nullable String alliance) {
        try {
            require(caller, alliance);
            return true;
        } catch (Refused lost) {
            return false;
        }
    }

    /// Replays the topics: the figures must be what they were.
    @PostMapping("/rebuild")
    Mono<Dashboards.Rebuilt> rebuild(Caller caller) {
        access.requirePlatformAdmin(caller);
        return dashboards.rebuild();
    }
}
