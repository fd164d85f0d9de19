package io.qiao.matchmaking.negotiation;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.matchmaking.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `/api/matchmaking/matches/{id}/interest` and `/decline`: for the representatives of either
/// side. When both sides are interested the match is accepted, and identity gives each the contact
/// details of the other (`/api/identity/contacts`).
@RestController
@RequestMapping("/api/matchmaking/matches/{id}")
class AnswerController {
    private final Aggregates<Match> matches;
    private final Access access;

    AnswerController(Aggregates<Match> matches, Access access) {
        this.matches = matches;
        this.access = access;
    }

    @PostMapping("/interest")
    Mono<ResponseEntity<Match>> interest(
            @PathVariable String id, @Valid @RequestBody Interest interest, Caller caller) {
        return answer(
                id,
                interest.organization(),
                caller,
                before -> Answers.interest(before, interest.organization()));
    }

    @PostMapping("/decline")
    Mono<ResponseEntity<Match>> decline(
            @PathVariable String id, @Valid @RequestBody Decline decline, Caller caller) {
        return answer(
                id,
                decline.organization(),
                caller,
                before -> Answers.decline(before, decline.organization(), decline.reason()));
    }

    private Mono<ResponseEntity<Match>> answer(
            String id, String organization, Caller caller, Function<Match, Change<Match>> decide) {
        return matches.get(id, "match")
                .filter(found -> access.isPartOf(caller, found.state()))
                .switchIfEmpty(Mono.error(() -> Refused.missing("match")))
                .doOnNext(found -> access.requireSide(caller, found.state(), organization))
                .then(matches.change(id, decide, caller.command()))
                .map(found -> Etags.ok(found, Versioned::state));
    }

    /// @param organization for which the caller speaks
    record Interest(@NotBlank @Size(max = 100) String organization) {}

    /// @param organization for which the caller speaks
    /// @param reason for the other side, up to 1,000 characters
    record Decline(
            @NotBlank @Size(max = 100) String organization,
            @NotNull @Size(max = 1000) String reason) {}
}
