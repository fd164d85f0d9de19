package io.qiao.matchmaking.negotiation;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Store;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.IdempotencyKey;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.matchmaking.AbuseReport;
import io.qiao.contracts.matchmaking.AbuseReportEvent.AbuseReported;
import io.qiao.contracts.matchmaking.AbuseReportEvent.AbuseResolved;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
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

/// `/api/matchmaking/reports`: written by one side of a match about the other, read by both who
/// wrote it and the secretariat of an alliance that the reporter belongs to, resolved by that.
@RestController
@RequestMapping("/api/matchmaking/reports")
class AbuseReportController {
    static final AggregateKind<Told> KIND =
            AggregateKind.of(
                            Topic.REPORTS,
                            Told.class,
                            told ->
                                    Map.of(
                                            "alliance", told.report().alliance(),
                                            "resolved", told.report().resolved()),
                            "alliance")
                    .concerning(told -> List.of(told.report().alliance()));

    private final Aggregates<Told> reports;
    private final Sides sides;
    private final Access access;

    AbuseReportController(Store store, Sides sides, Access access) {
        this.sides = sides;
        this.access = access;
        this.reports = store.aggregates(KIND);
    }

    @PostMapping
    Mono<ResponseEntity<Told>> report(
            @Valid @RequestBody AbuseDraft draft, Caller caller, IdempotencyKey key) {
        NewId id = key.id(caller, "report", draft).hidden();
        return sides.referred(draft.match(), draft.organization(), caller)
                .doOnNext(_ -> access.requireMember(draft.organization(), draft.alliance()))
                .map(found -> draft.about(id.id(), found.state()))
                .flatMap(
                        told ->
                                reports.create(
                                        id,
                                        Change.of(told, new AbuseReported(told.report())),
                                        caller.command()))
                .map(made -> Etags.created("/api/matchmaking/reports", made, Versioned::state));
    }

    @GetMapping
    Mono<ResponseEntity<List<Told>>> list(
            @RequestParam String alliance,
            @RequestParam(defaultValue = "false") boolean resolved,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        access.requireSecretariat(caller, alliance);
        return reports.page(
                        Filters.and(
                                Filters.eq("keys.alliance", alliance),
                                Filters.eq("keys.resolved", resolved)),
                        page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    /// For that secretariat, and for those who belong to who reports.
    @GetMapping("/{id}")
    Mono<ResponseEntity<Told>> one(@PathVariable String id, Caller caller) {
        return reports.get(
                        id,
                        "report",
                        found ->
                                access.isSecretariat(caller, found.report().alliance())
                                        || access.mayRead(caller, found.report().reporter()))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    /// A report is resolved once.
    @PostMapping("/{id}/resolution")
    Mono<ResponseEntity<Told>> resolve(@PathVariable String id, Caller caller) {
        return reports.get(
                        id,
                        "report",
                        found -> access.isSecretariat(caller, found.report().alliance()))
                .then(reports.change(id, Told::resolved, caller.command()))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    /// @param organization for which the caller reports
    /// @param alliance whose secretariat is to look at it
    /// @param words what happened, up to 2,000 characters
    record AbuseDraft(
            @NotBlank @Line(max = 100) String organization,
            @NotBlank @Line(max = 100) String alliance,
            @NotBlank @Line(max = 100) String match,
            @NotNull AbuseReport.Category category,
            @NotBlank @Text(max = 2000) String words) {
        Told about(String id, Match about) {
            String reported =
                    about.across(organization).organizations().stream().findFirst().orElse("");
            return new Told(
                    new AbuseReport(id, alliance, match, organization, reported, category, false),
                    words);
        }
    }

    /// A report with its words, which stay in this service.
    record Told(AbuseReport report, String words) {
        Change<Told> resolved() {
            if (report.resolved()) {
                throw Refused.conflict("report.resolved", "The report has been resolved.");
            }
            AbuseReport after =
                    new AbuseReport(
                            report.id(),
                            report.alliance(),
                            report.match(),
                            report.reporter(),
                            report.reported(),
                            report.category(),
                            true);
            return Change.of(new Told(after, words), new AbuseResolved(after));
        }
    }
}
