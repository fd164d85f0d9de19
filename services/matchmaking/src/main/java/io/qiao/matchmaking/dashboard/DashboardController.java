package io.qiao.matchmaking.dashboard;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.LiveStream;
import io.qiao.matchmaking.access.Access;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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
            @ParameterObject @Valid @ModelAttribute Question question, Caller caller) {
        access.requireWatcher(caller, question.alliance());
        return drawn(() -> dashboards.figures(question));
    }

    /// The figures of each alliance, event, industry, city or month beside each other. Which
    /// alliances there are is for the platform's administrator.
    @GetMapping("/groups")
    Mono<List<Figures.Group>> groups(
            @ParameterObject @Valid @ModelAttribute Question question,
            @RequestParam Grouping by,
            Caller caller) {
        access.requireWatcher(caller, by == Grouping.ALLIANCE ? null : question.alliance());
        return drawn(() -> dashboards.groups(question, by));
    }

    /// Looks at the whole board: not for the threads that serve requests.
    private static <T> Mono<T> drawn(Supplier<T> figures) {
        return Mono.fromSupplier(figures).subscribeOn(Schedulers.boundedElastic());
    }

    /// The figures now and, within a second, whenever they change. It ends with the token, and
    /// when the caller loses the right to them.
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Figures>> stream(
            @ParameterObject @Valid @ModelAttribute Question question, Caller caller) {
        access.requireWatcher(caller, question.alliance());
        Flux<ServerSentEvent<Figures>> figures =
                Flux.interval(Duration.ZERO, LOOK, Schedulers.boundedElastic())
                        .onBackpressureDrop()
                        .map(_ -> dashboards.changes())
                        .distinctUntilChanged()
                        .map(_ -> dashboards.figures(question))
                        .distinctUntilChanged()
                        .map(each -> ServerSentEvent.builder(each).event("figures").build());
        return LiveStream.of(
                null, figures, caller, () -> access.mayWatch(caller, question.alliance()));
    }

    /// Replays the topics: the figures must be what they were.
    @PostMapping("/rebuild")
    Mono<Dashboards.Rebuilt> rebuild(Caller caller) {
        access.requirePlatformAdmin(caller);
        return dashboards.rebuild();
    }
}
