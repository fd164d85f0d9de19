package io.qiao.matchmaking.matching;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.feed.Horizon;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.matchmaking.Match;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/// Looks at open matches again when something that they rest on has changed.
final class Recheck {
    /// A pair that was proposed stays, though it would not be proposed now, while it is nearly as
    /// good as that.
    private static final double LENIENCE = 0.8;

    private static final int ALL = 100_000;

    private final Horizon horizon;
    private final Matcher matcher;
    private final Aggregates<Match> matches;
    private final Clock clock;

    Recheck(Horizon horizon, Matcher matcher, Aggregates<Match> matches, Clock clock) {
        this.horizon = horizon;
        this.matcher = matcher;
        this.matches = matches;
        this.clock = clock;
    }

    /// The matches of a posting, member or project.
    Mono<Void> ofSubject(String subject, Envelope<?> because) {
        return of(Filters.eq("keys.subjects", subject), because);
    }

    /// All matches of organizations.
    Mono<Void> ofOrganizations(Collection<String> organizations, Envelope<?> because) {
        return of(Filters.in("keys.organizations", organizations), because);
    }

    /// Ends all matches of an organization that nobody acts for any more.
    Mono<Void> abandoned(String organization, Envelope<?> because) {
        Match.Ending ending = new Match.Ending(organization, Match.Ending.Cause.UNREPRESENTED, "");
        return change(
                Filters.eq("keys.organizations", organization),
                match -> Retraction.voided(match, ending, clock.instant()),
                because);
    }

    private Mono<Void> of(Bson which, Envelope<?> because) {
        horizon.reach();
        return change(which, this::decide, because);
    }

    private Mono<Void> change(
            Bson which, Function<Match, Change<Match>> decide, Envelope<?> because) {
        return matches.some(Filters.and(which, Filters.eq("keys.open", true)), ALL)
                .concatMap(found -> matches.change(found.id(), decide, Cause.by(because)))
                .then();
    }

    private Change<Match> decide(Match match) {
        Optional<Match.Ending> ending =
                Retraction.because(
                        match,
                        matcher.isOpen(match.first()),
                        matcher.isOpen(match.second()),
                        matcher.broken(match));
        return ending.map(each -> Retraction.voided(match, each, clock.instant()))
                .orElseGet(() -> compare(match));
    }

    private Change<Match> compare(Match match) {
        return matcher.again(match)
                .filter(_ -> match.stage() == Match.Stage.PROPOSED && match.broker() == null)
                .map(
                        now ->
                                now.score() < LENIENCE * matcher.weights().threshold()
                                        ? Retraction.voided(
                                                match,
                                                new Match.Ending(
                                                        null,
                                                        Match.Ending.Cause.NO_LONGER_FITS,
                                                        ""),
                                                clock.instant())
                                        : Rematching.again(match, now))
                .orElse(Change.of(match));
    }
}
