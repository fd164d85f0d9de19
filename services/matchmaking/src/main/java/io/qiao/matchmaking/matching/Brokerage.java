package io.qiao.matchmaking.matching;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.store.Aggregates;
import io.qiao.chassis.store.Versioned;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.matchmaking.access.Access;
import io.qiao.matchmaking.engine.Rule;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/// A secretariat proposes a pair by hand: two subjects of members of its alliance that it may see.
final class Brokerage {
    private final Matcher matcher;
    private final Aggregates<Match> matches;
    private final Access access;

    Brokerage(Matcher matcher, Aggregates<Match> matches, Access access) {
        this.matcher = matcher;
        this.matches = matches;
        this.access = access;
    }

    /// @throws Refused when there is such a match already, or the pair may not stand
    Mono<Versioned<Match>> introduce(Introduction said, Caller caller) {
        access.requireAlliance(said.alliance(), "alliance");
        access.requireSecretariat(caller, said.alliance());
        requireOfMember(said.first(), "first", said.alliance());
        requireOfMember(said.second(), "second", said.alliance());
        Match pair =
                matcher.pair(said.first(), said.second())
                        .orElseThrow(
                                () ->
                                        Refused.field(
                                                "second", "fit", "cannot be matched with first"));
        Set<Rule> broken = matcher.broken(pair);
        if (!broken.isEmpty()) {
            throw Refused.field("second", "fit", "cannot be matched with first: " + broken);
        }
        Cause cause = caller.command();
        Match match = brokered(pair, said).within(cause.correlation());
        return matches.createOnce(match.id(), Change.of(match, new MatchProposed(match)), cause)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Refused.conflict(
                                                "match.exists", "The pair has been proposed.")));
    }

    /// How it goes, without the words that the two sides have for each other.
    static Match asSeen(Match match) {
        Match.Ending ending = match.ending();
        Match.Meeting meeting = match.meeting();
        Match.Conclusion conclusion = match.conclusion();
        return match.at(
                match.stage(),
                match.interested(),
                match.times(),
                ending == null ? null : ending.withoutWords(),
                meeting == null ? null : meeting.withoutWords(),
                conclusion == null ? null : conclusion.withoutWords());
    }

    /// What is not there and what is another's are refused alike.
    private void requireOfMember(String subject, String field, String alliance) {
        if (matcher.organizationsOf(subject)
                .noneMatch(each -> access.alliancesOf(each).contains(alliance))) {
            throw Refused.field(
                            field,
                            "member",
                            "must be an open posting or a project of a member of the alliance, or"
                                    + " a member")
                    .provisional();
        }
    }

    private static Match brokered(Match pair, Introduction said) {
        return new Match(
                pair.id(),
                pair.first(),
                pair.second(),
                pair.score(),
                pair.reasons(),
                Match.Stage.PROPOSED,
                List.of(),
                List.of(),
                1,
                pair.times(),
                new Match.Broker(said.alliance(), said.note()),
                null,
                null,
                null,
                null);
    }

    /// @param alliance for which the caller speaks
    /// @param first the id of a posting, member or project; second likewise
    /// @param note for both sides, up to 500 characters
    record Introduction(
            @NotBlank @Line(max = 100) String alliance,
            @NotBlank @Line(max = 100) String first,
            @NotBlank @Line(max = 100) String second,
            @NotNull @Text(max = 500) String note) {}
}
