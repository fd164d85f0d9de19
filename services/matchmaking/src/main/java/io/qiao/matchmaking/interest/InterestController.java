package io.qiao.matchmaking.interest;

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
import io.qiao.chassis.web.IndustryCode;
import io.qiao.chassis.web.Pages;
import io.qiao.chassis.web.RegionCode;
import io.qiao.contracts.matchmaking.StandingInterest;
import io.qiao.contracts.matchmaking.StandingInterestEvent.InterestEnded;
import io.qiao.contracts.matchmaking.StandingInterestEvent.InterestSaved;
import io.qiao.contracts.reference.ResourceCategory;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
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

/// `/api/matchmaking/interests`: for the representatives of an organization, who may have 200 of
/// them.
@RestController
@RequestMapping("/api/matchmaking/interests")
class InterestController {
    private static final int MOST = 200;

    private final Aggregates<StandingInterest> kept;
    private final Interests interests;
    private final Access access;

    InterestController(Store store, Interests interests, Access access) {
        this.interests = interests;
        this.access = access;
        this.kept =
                store.aggregates(
                        AggregateKind.of(
                                Topic.INTERESTS,
                                StandingInterest.class,
                                interest ->
                                        Map.of(
                                                "organization", interest.organization(),
                                                "active", interest.active()),
                                "organization"));
    }

    @PostMapping
    Mono<ResponseEntity<StandingInterest>> save(
            @Valid @RequestBody InterestDraft draft, Caller caller, IdempotencyKey key) {
        access.requireOrganization(draft.organization(), "organization");
        access.requireRepresentative(caller, draft.organization());
        if (interests.of(draft.organization()) >= MOST) {
            throw Refused.conflict(
                    "interests.many", "An organization may have " + MOST + " standing interests.");
        }
        NewId id = key.id(caller, "interest", draft).hidden();
        StandingInterest interest = draft.checked(id.id());
        return kept.create(id, Change.of(interest, new InterestSaved(interest)), caller.command())
                .map(made -> Etags.created("/api/matchmaking/interests", made, Versioned::state));
    }

    @GetMapping
    Mono<ResponseEntity<List<StandingInterest>>> list(
            @RequestParam String organization,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        access.requireReader(caller, organization);
        return kept.page(
                        Filters.and(
                                Filters.eq("keys.organization", organization),
                                Filters.eq("keys.active", true)),
                        page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @PostMapping("/{id}/ending")
    Mono<ResponseEntity<StandingInterest>> end(@PathVariable String id, Caller caller) {
        return kept.get(id, "interest", found -> access.mayRead(caller, found.organization()))
                .doOnNext(
                        found -> access.requireRepresentative(caller, found.state().organization()))
                .then(kept.change(id, InterestController::ended, caller.command()))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    private static Change<StandingInterest> ended(StandingInterest before) {
        if (!before.active()) {
            return Change.of(before);
        }
        StandingInterest after = before.ended();
        return Change.of(after, new InterestEnded(after));
    }

    /// @param organization whose interest it is
    /// @param text of which the new thing must have most words; may be empty when a facet is given
    /// @param kinds at least one
    /// @param industries at the most 20; absent for any; the other facets likewise
    record InterestDraft(
            @NotBlank @Line(max = 100) String organization,
            @NotBlank @Line(max = 120) String name,
            @NotNull @Text(max = 300) String text,
            @NotNull @Size(min = 1, max = 5) List<StandingInterest.@NotNull Kind> kinds,
            @Nullable @Size(max = 20) List<@NotNull @IndustryCode String> industries,
            @Nullable @Size(max = 20) List<@NotNull @RegionCode String> regions,
            @Nullable @Size(max = 7) List<@NotNull ResourceCategory> categories) {
        StandingInterest checked(String id) {
            StandingInterest interest =
                    new StandingInterest(
                            id,
                            organization,
                            name,
                            text,
                            kinds,
                            industries == null ? List.of() : industries,
                            regions == null ? List.of() : regions,
                            categories == null ? List.of() : categories,
                            true);
            if (text.isBlank()
                    && interest.industries().isEmpty()
                    && interest.regions().isEmpty()
                    && interest.categories().isEmpty()) {
                throw Refused.field("text", "required", "or a facet must say what to look for");
            }
            return interest;
        }
    }
}
