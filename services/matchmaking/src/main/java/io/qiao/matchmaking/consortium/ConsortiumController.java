package io.qiao.matchmaking.consortium;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Consortium;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.matchmaking.access.Access;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// `/api/matchmaking/postings/{id}/consortium`: for those who belong to the owner of the need.
@RestController
class ConsortiumController {
    private final Aggregates<Posting> postings;
    private final Consortia consortia;
    private final Access access;

    ConsortiumController(Aggregates<Posting> postings, Consortia consortia, Access access) {
        this.postings = postings;
        this.consortia = consortia;
        this.access = access;
    }

    @GetMapping("/api/matchmaking/postings/{id}/consortium")
    Mono<Consortium> one(@PathVariable String id, Caller caller) {
        return postings.get(id, "posting", found -> access.mayRead(caller, found.owner()))
                .filter(found -> !found.state().parts().isEmpty())
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Refused.conflict(
                                                "posting.whole",
                                                "The posting does not ask for several partners.")))
                .flatMap(found -> consortia.of(found.state()));
    }
}
