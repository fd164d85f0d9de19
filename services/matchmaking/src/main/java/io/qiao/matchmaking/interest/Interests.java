package io.qiao.matchmaking.interest;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.feed.FeedReader;
import io.qiao.chassis.store.AggregateKind;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Store;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.matchmaking.Hit;
import io.qiao.contracts.matchmaking.HitEvent.InterestsMet;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.StandingInterest;
import io.qiao.contracts.matchmaking.StandingInterestEvent;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.exchange.Exchanges;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Runs everything new against all standing interests and tells each organization once of what
/// fits any of its own. Every instance holds them all, rebuilt from their topic at each start.
@Component
public class Interests implements FeedReader, AutoCloseable {
    private final InterestQueries queries = new InterestQueries();
    private final Map<String, StandingInterest> active = new ConcurrentHashMap<>();
    private final Exchanges exchanges;
    private final Aggregates<Hit> hits;

    Interests(Exchanges exchanges, Store store) {
        this.exchanges = exchanges;
        this.hits =
                store.aggregates(
                        AggregateKind.of(
                                Topic.HITS,
                                Hit.class,
                                hit -> Map.of("organization", hit.organization())));
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INTERESTS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        if (envelope.event() instanceof StandingInterestEvent event) {
            read(event.interest());
        }
    }

    private void read(StandingInterest interest) {
        queries.put(interest);
        if (interest.active()) {
            active.put(interest.id(), interest);
        } else {
            active.remove(interest.id());
        }
    }

    /// How many an organization has.
    long of(String organization) {
        return active.values().stream()
                .filter(each -> each.organization().equals(organization))
                .count();
    }

    public Mono<Void> meet(Posting posting, Envelope<?> because) {
        return meet(Novelty.of(posting), because);
    }

    public Mono<Void> meet(MemberAdmitted admitted, Envelope<?> because) {
        return meet(Novelty.of(admitted), because);
    }

    public Mono<Void> meet(SignedProject project, Envelope<?> because) {
        return meet(Novelty.of(project), because);
    }

    public Mono<Void> meet(Gathering gathering, Envelope<?> because) {
        return meet(Novelty.of(gathering), because);
    }

    private Mono<Void> meet(Novelty novelty, Envelope<?> because) {
        return Flux.defer(() -> Flux.fromIterable(active.isEmpty() ? List.of() : hits(novelty)))
                .concatMap(
                        hit ->
                                hits.createOnce(
                                        hit.id(),
                                        Change.of(hit, new InterestsMet(hit)),
                                        Cause.by(because)))
                .then();
    }

    /// One for each organization that it is news for.
    private List<Hit> hits(Novelty novelty) {
        Map<String, List<StandingInterest>> met =
                queries.metBy(novelty).stream()
                        .map(active::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.groupingBy(StandingInterest::organization));
        return met.entrySet().stream()
                .filter(each -> isFor(each.getKey(), novelty))
                .map(each -> hit(each.getKey(), each.getValue(), novelty))
                .toList();
    }

    private boolean isFor(String organization, Novelty novelty) {
        return !novelty.organizations().contains(organization)
                && exchanges.mayRead(organization, novelty.alliances(), novelty.industry());
    }

    private static Hit hit(String organization, List<StandingInterest> met, Novelty novelty) {
        return new Hit(
                Ids.of("hit", novelty.id(), organization),
                organization,
                novelty.kind(),
                novelty.id(),
                novelty.title(),
                met.stream()
                        .sorted(Comparator.comparing(StandingInterest::id))
                        .map(each -> new Hit.Met(each.id(), each.name()))
                        .toList());
    }

    @Override
    public void close() throws IOException {
        queries.close();
    }
}
