package io.qiao.events.project;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.events.ProjectEvent.ProjectSigned;
import io.qiao.contracts.events.SignedProject;
import io.qiao.events.access.Access;
import jakarta.validation.Valid;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/api/events/projects`: recorded by those who run the events of the alliance, open to read.
@RestController
@RequestMapping("/api/events/projects")
class ProjectController {
    private final Aggregates<SignedProject> projects;
    private final Aggregates<Gathering> gatherings;
    private final Access access;

    ProjectController(
            Aggregates<SignedProject> projects, Aggregates<Gathering> gatherings, Access access) {
        this.projects = projects;
        this.gatherings = gatherings;
        this.access = access;
    }

    @PostMapping
    Mono<ResponseEntity<SignedProject>> record(
            @Valid @RequestBody ProjectDraft draft, Caller caller, IdempotencyKey key) {
        draft.requireKnown(access);
        access.requireOrganizer(caller, draft.alliance());
        NewId id = key.id(caller, "project", draft);
        SignedProject project = draft.signed(id.id());
        return requireGathering(draft)
                .then(
                        projects.create(
                                id,
                                Change.of(project, new ProjectSigned(project)),
                                caller.command()))
                .map(made -> Etags.created("/api/events/projects", made, Versioned::state));
    }

    private Mono<Void> requireGathering(ProjectDraft draft) {
        if (draft.gathering() == null) {
            return Mono.empty();
        }
        return gatherings
                .find(draft.gathering())
                .filter(found -> found.state().alliance().equals(draft.alliance()))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Refused.field(
                                                "gathering",
                                                "unknown",
                                                "must be an event of the alliance")))
                .then();
    }

    @GetMapping
    Mono<ResponseEntity<List<SignedProject>>> list(
            @RequestParam(required = false) @Nullable String alliance,
            @RequestParam(required = false) @Nullable String gathering,
            PageRequest page,
            ServerWebExchange exchange) {
        return projects.page(which(alliance, gathering), page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    private static Bson which(@Nullable String alliance, @Nullable String gathering) {
        if (gathering != null) {
            return Filters.eq("keys.gathering", gathering);
        }
        return alliance == null ? Filters.empty() : Filters.eq("keys.alliance", alliance);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<SignedProject>> one(@PathVariable String id) {
        return projects.get(id, "project").map(found -> Etags.ok(found, Versioned::state));
    }
}
