package io.qiao.matchmaking.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.aggregate.Change;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchRevised;
import io.qiao.contracts.matchmaking.MatchEvent.MatchVoided;
import io.qiao.matchmaking.engine.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingAgain {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_declined_pair_does_not_come_back_for_another_reason_than_its_own() {
        Match declined = ended(Match.Stage.DECLINED, Match.Ending.Cause.BUDGET);

        assertThat(Rematching.again(declined, match("new text", "old budget")).events()).isEmpty();
        assertThat(Rematching.again(declined, match("old text", "new budget")).events())
                .singleElement()
                .isInstanceOf(MatchProposed.class);
    }

    @Test
    void comes_back_in_another_round() {
        Match declined = ended(Match.Stage.DECLINED, Match.Ending.Cause.CONTENT);

        Match again = Rematching.again(declined, match("new text", "old budget")).state();

        assertThat(again.round()).isEqualTo(2);
        assertThat(again.stage()).isEqualTo(Match.Stage.PROPOSED);
        assertThat(again.ending()).isNull();
    }

    @Test
    void never_comes_back_when_the_partner_was_not_wanted() {
        Match declined = ended(Match.Stage.DECLINED, Match.Ending.Cause.PARTNER);

        assertThat(Rematching.again(declined, match("new text", "new budget")).events()).isEmpty();
    }

    @Test
    void an_open_one_is_revised_only_when_something_is_new() {
        Match open = match("old text", "old budget");

        assertThat(Rematching.again(open, match("old text", "old budget")).events()).isEmpty();
        assertThat(Rematching.again(open, match("new text", "old budget")).events())
                .singleElement()
                .isInstanceOf(MatchRevised.class);
    }

    @Test
    void keeps_its_sides_where_they_were_whichever_is_found_first() {
        Match open = match("old text", "old budget");
        Match now = match("new text", "old budget");
        Match turned =
                Match.proposed(
                        now.id(),
                        /* first= */ now.second(),
                        /* second= */ now.first(),
                        0.6,
                        List.of(
                                new Match.Reason(
                                        Match.Reason.Code.SERVES_FIRST,
                                        0.6,
                                        List.of("theirs"),
                                        List.of("mine"))),
                        times());

        Match revised = Rematching.again(open, turned).state();

        assertThat(revised.first().subject()).isEqualTo("need");
        assertThat(revised.reasons())
                .containsExactly(
                        new Match.Reason(
                                Match.Reason.Code.SERVES_SECOND,
                                0.6,
                                List.of("mine"),
                                List.of("theirs")));
    }

    @Test
    void an_accepted_pair_outlives_its_posting_but_no_block() {
        Match accepted =
                match("old text", "old budget")
                        .at(Match.Stage.ACCEPTED, List.of(), times(), null, null, null);

        assertThat(Retraction.because(accepted, false, true, Set.of())).isEmpty();
        assertThat(Retraction.because(accepted, true, true, Set.of(Rule.CAPACITY))).isEmpty();
        Match.Ending blocked =
                Retraction.because(accepted, true, true, Set.of(Rule.BLOCKED)).orElseThrow();
        assertThat(Retraction.voided(accepted, blocked, Instant.EPOCH).state().ending())
                .as("who is blocked does not learn of it")
                .isEqualTo(new Match.Ending(null, Match.Ending.Cause.NO_LONGER_FITS, ""));
    }

    @Test
    void a_closed_posting_voids_its_proposals_in_its_owners_name() {
        Match open = match("old text", "old budget");

        Match.Ending ending = Retraction.because(open, false, true, Set.of()).orElseThrow();
        Change<Match> change = Retraction.voided(open, ending, NOW);

        assertThat(ending.organization()).isEqualTo("buyer");
        assertThat(ending.cause()).isEqualTo(Match.Ending.Cause.SUBJECT_CLOSED);
        assertThat(change.events()).singleElement().isInstanceOf(MatchVoided.class);
        assertThat(Retraction.voided(change.state(), ending, NOW).events()).isEmpty();
    }

    @Test
    void is_the_business_of_the_alliances_that_it_came_about_in_and_of_no_other() {
        Match withOutsider = match("text", "budget");
        Match inAlliance =
                Match.proposed(
                        "match",
                        madeIn(List.of("one"), withOutsider.first()),
                        madeIn(List.of("other"), withOutsider.second()),
                        0.5,
                        List.of(),
                        times());

        assertThat(MatchingConfiguration.MATCHES.concerning().apply(withOutsider)).isEmpty();
        assertThat(MatchingConfiguration.MATCHES.concerning().apply(inAlliance))
                .containsExactly("one", "other");
    }

    private static Match.Side madeIn(List<String> alliances, Match.Side side) {
        return new Match.Side(
                side.kind(),
                side.subject(),
                side.organizations(),
                side.title(),
                side.part(),
                side.industry(),
                side.region(),
                side.footprint(),
                alliances);
    }

    @Test
    void even_an_accepted_pair_ends_when_nobody_acts_for_one_side() {
        Match accepted =
                match("old text", "old budget")
                        .at(Match.Stage.ACCEPTED, List.of(), times(), null, null, null);
        Match.Ending ending = new Match.Ending("buyer", Match.Ending.Cause.UNREPRESENTED, "");

        Change<Match> change = Retraction.voided(accepted, ending, NOW);

        assertThat(change.state().stage()).isEqualTo(Match.Stage.VOID);
        assertThat(change.events()).singleElement().isInstanceOf(MatchVoided.class);
    }

    private static Match ended(Match.Stage stage, Match.Ending.Cause cause) {
        return match("old text", "old budget")
                .at(stage, List.of(), times(), new Match.Ending("seller", cause, ""), null, null);
    }

    private static Match match(String text, String budget) {
        return Match.proposed(
                "match",
                side(Match.SubjectKind.DEMAND, "need", "buyer", text, budget),
                side(Match.SubjectKind.SUPPLY, "offer", "seller", "text", "budget"),
                0.5,
                List.of(),
                times());
    }

    private static Match.Times times() {
        return new Match.Times(NOW, null, null, null, null, null);
    }

    private static Match.Side side(
            Match.SubjectKind kind, String id, String owner, String text, String budget) {
        return new Match.Side(
                kind,
                id,
                List.of(owner),
                id,
                null,
                "C39",
                "440300",
                new Match.Footprint(text, budget, "region", "time", "capacity"),
                null);
    }
}
