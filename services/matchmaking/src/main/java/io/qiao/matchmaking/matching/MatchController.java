package io.qiao.matchmaking.matching;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.chassis.web.Etags;
import io.qiao.chassis.web.Pages;
import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.matchmaking.access.Access;
import io.qiao.matchmaking.view.MatchView;
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

/// `/api/matchmaking/matches`: for those who belong to either side. A pair that a secretariat
/// proposed by hand is also shown to that secretariat: how it goes, not what the sides write.
@RestController
@RequestMapping("/api/matchmaking")
class MatchController {
    private final Aggregates<Match> matches;
    private final Aggregates<Posting> postings;
    private final Brokerage brokerage;
    private final Matcher matcher;
    private final Access access;

    MatchController(
            Aggregates<Match> matches,
            Aggregates<Posting> postings,
            Brokerage brokerage,
            Matcher matcher,
            Access access) {
        this.matches = matches;
        this.postings = postings;
        this.brokerage = brokerage;
        this.matcher = matcher;
        this.access = access;
    }

    @GetMapping(
            path = "/matches",
            params = {"organization", "!alliance"})
    Mono<ResponseEntity<List<MatchView>>> list(
            @RequestParam String organization,
            @RequestParam(required = false) @Nullable String subject,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        access.requireReader(caller, organization);
        Bson whose = Filters.eq("keys.organizations", organization);
        Bson which =
                subject == null ? whose : Filters.and(whose, Filters.eq("keys.subjects", subject));
        return matches.page(which, page).map(found -> Pages.of(exchange, found.map(this::view)));
    }

    @GetMapping(
            path = "/matches",
            params = {"alliance", "!organization"})
    Mono<ResponseEntity<List<MatchView>>> brokered(
            @RequestParam String alliance,
            Caller caller,
            PageRequest page,
            ServerWebExchange exchange) {
        access.requireSecretariat(caller, alliance);
        return matches.page(Filters.eq("keys.alliance", alliance), page)
                .map(
                        found ->
                                Pages.of(
                                        exchange,
                                        found.map(each -> view(Brokerage.asSeen(each.state())))));
    }

    @GetMapping("/matches")
    Mono<Void> ofNobody(
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String alliance,
            @RequestParam(required = false) @Nullable String subject,
            PageRequest page) {
        return Mono.error(
                () ->
                        Refused.field(
                                "organization",
                                "required",
                                "or alliance, but not both, must say whose matches to list"));
    }

    @PostMapping("/matches")
    Mono<ResponseEntity<MatchView>> broker(
            @Valid @RequestBody Brokerage.Introduction introduction, Caller caller) {
        return brokerage
                .introduce(introduction, caller)
                .map(made -> Etags.created("/api/matchmaking/matches", made, this::view));
    }

    @GetMapping("/matches/{id}")
    Mono<ResponseEntity<MatchView>> one(@PathVariable String id, Caller caller) {
        return matches.get(id, "match", found -> maySee(caller, found))
                .map(
                        found ->
                                Etags.ok(
                                        found,
                                        each ->
                                                view(
                                                        access.isPartOf(caller, each.state())
                                                                ? each.state()
                                                                : Brokerage.asSeen(each.state()))));
    }

    private MatchView view(Versioned<Match> found) {
        return view(found.state());
    }

    private MatchView view(Match match) {
        return MatchView.of(match, access::isVerified);
    }

    /// Why the two fit, as sentences in the language of `Accept-Language`, seen from the caller's
    /// side.
    @GetMapping("/matches/{id}/reasons")
    Mono<ResponseEntity<List<Told>>> reasons(
            @PathVariable String id, Caller caller, Wording wording) {
        return matches.get(id, "match", found -> maySee(caller, found))
                .map(found -> told(found.state(), caller, wording))
                .map(ResponseEntity::ok);
    }

    private List<Told> told(Match match, Caller caller, Wording wording) {
        boolean first =
                match.first().organizations().stream()
                        .anyMatch(each -> access.mayRead(caller, each));
        return match.reasons().stream()
                .map(each -> new Told(each.code(), each.weight(), wording.reason(each, first)))
                .toList();
    }

    /// @param weight what it adds to the score
    record Told(Match.Reason.Code code, double weight, String text) {}

    private boolean maySee(Caller caller, Match match) {
        return access.isPartOf(caller, match)
                || (match.broker() != null
                        && access.isSecretariat(caller, match.broker().alliance()));
    }

    /// For those who belong to the owner: what fits the posting but for one thing.
    @GetMapping("/postings/{id}/near-misses")
    Mono<List<NearMiss>> nearMisses(@PathVariable String id, Caller caller) {
        return postings.get(id, "posting", found -> access.mayRead(caller, found.owner()))
                .map(_ -> matcher.nearMisses(id));
    }
}
