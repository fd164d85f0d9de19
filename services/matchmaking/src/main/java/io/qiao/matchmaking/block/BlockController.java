package io.qiao.matchmaking.block;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.DailyBudget;
import io.qiao.chassis.store.NewId;
import io.qiao.chassis.store.Store;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.Pages;
import io.qiao.contracts.matchmaking.Block;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerBlocked;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerUnblocked;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
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

/// `/api/matchmaking/blocks`: for the representatives of the organization that blocks. The one
/// that is blocked does not learn of it, but its open matches with the other end.
@RestController
@RequestMapping("/api/matchmaking/blocks")
class BlockController {
    private final Aggregates<Block> blocks;
    private final Access access;
    private final DailyBudget budget;

    BlockController(Store store, Access access, @Value("${qiao.quotas.blocks}") int mostPerDay) {
        this.budget = store.dailyBudget("blocks", mostPerDay);
        this.access = access;
        this.blocks =
                store.aggregates(
                        AggregateKind.of(
                                Topic.BLOCKS,
                                Block.class,
                                block ->
                                        Map.of(
                                                "organization", block.organization(),
                                                "active", block.active()),
                                "organization"));
    }

    /// To block the same one again is to block it.
    @PostMapping
    Mono<ResponseEntity<Block>> block(@Valid @RequestBody BlockDraft draft, Caller caller) {
        access.requireOrganization(draft.organization(), "organization");
        access.requireRepresentative(caller, draft.organization());
        access.requireOrganization(draft.blocked(), "blocked");
        if (draft.organization().equals(draft.blocked())) {
            throw Refused.field("blocked", "other", "must be another organization");
        }
        NewId id = draft.id();
        return budget.spend(caller.account(), blocks.find(id).filter(kept -> kept.state().active()))
                .then(
                        Mono.defer(
                                () ->
                                        blocks.createOrChange(
                                                id,
                                                draft.as(id.id()),
                                                BlockController::again,
                                                caller.command())))
                .map(made -> Etags.created("/api/matchmaking/blocks", made, Versioned::state));
    }

    @GetMapping
    Mono<ResponseEntity<List<Block>>> list(
            @RequestParam String organization,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        access.requireReader(caller, organization);
        return blocks.page(
                        Filters.and(
                                Filters.eq("keys.organization", organization),
                                Filters.eq("keys.active", true)),
                        page)
                .map(found -> Pages.of(exchange, found.map(Versioned::state)));
    }

    @PostMapping("/{id}/lifting")
    Mono<ResponseEntity<Block>> lift(@PathVariable String id, Caller caller) {
        return blocks.get(id, "block", found -> access.mayRead(caller, found.organization()))
                .doOnNext(
                        found -> access.requireRepresentative(caller, found.state().organization()))
                .then(blocks.change(id, BlockController::lifted, caller.command()))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    private static Change<Block> again(Block before) {
        return before.active()
                ? Change.of(before)
                : blocked(before.id(), before.organization(), before.blocked());
    }

    private static Change<Block> blocked(String id, String organization, String blocked) {
        Block block = new Block(id, organization, blocked, true);
        return Change.of(block, new PartnerBlocked(block));
    }

    private static Change<Block> lifted(Block before) {
        if (!before.active()) {
            return Change.of(before);
        }
        Block after = new Block(before.id(), before.organization(), before.blocked(), false);
        return Change.of(after, new PartnerUnblocked(after));
    }

    /// @param organization for which the caller speaks
    /// @param blocked the one that it wants nothing to do with
    record BlockDraft(
            @NotBlank @Line(max = 100) String organization,
            @NotBlank @Line(max = 100) String blocked) {
        /// One for each pair, and none that the blocked could compute.
        NewId id() {
            return NewId.of(
                            Ids.of("block", organization, blocked),
                            "",
                            Refused.conflict("block.exists", "That organization is blocked."))
                    .hidden();
        }

        Change<Block> as(String id) {
            return BlockController.blocked(id, organization, blocked);
        }
    }
}
