package io.qiao.matchmaking.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.matchmaking.AbuseReport;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.InterestExpressed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchExpired;
import io.qiao.contracts.matchmaking.MatchEvent.MatchReminded;
import io.qiao.contracts.matchmaking.MatchEvent.MatchRevised;
import io.qiao.matchmaking.view.MatchView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComingToADeal {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Match PROPOSED =
            Match.proposed("m", side("a", "b"), side("c"), 0.5, List.of(), Timetable.proposed(NOW));

    @Test
    void one_side_is_interested_then_the_other_and_it_is_accepted() {
        Change<Match> first = interest(PROPOSED, "b");
        assertThat(first.events()).singleElement().isInstanceOf(InterestExpressed.class);
        assertThat(interest(first.state(), "b").events()).isEmpty();

        Change<Match> second = interest(first.state(), "c");
        assertThat(second.state().stage()).isEqualTo(Match.Stage.ACCEPTED);
        assertThat(second.events()).singleElement().isInstanceOf(MatchAccepted.class);
    }

    private static Change<Match> interest(Match before, String organization) {
        return Negotiation.interest(before, organization, "account of " + organization, NOW);
    }

    @Test
    void who_said_so_is_remembered_and_a_colleague_may_join_when_it_is_accepted() {
        Match accepted = interest(interest(PROPOSED, "a").state(), "c").state();

        Change<Match> joined = Negotiation.interest(accepted, "c", "colleague", NOW);

        assertThat(accepted.speakers())
                .containsExactly(
                        new Match.Speaker("a", "account of a"),
                        new Match.Speaker("c", "account of c"));
        assertThat(joined.state().stage()).isEqualTo(Match.Stage.ACCEPTED);
        assertThat(joined.state().speakers()).contains(new Match.Speaker("c", "colleague"));
        assertThat(joined.events()).singleElement().isInstanceOf(MatchRevised.class);
        assertThat(Negotiation.interest(joined.state(), "c", "colleague", NOW).events()).isEmpty();
        assertThatThrownBy(() -> interest(accepted, "b")).isInstanceOf(Refused.class);
    }

    @Test
    void what_is_shown_of_it_names_no_account() {
        Match accepted = interest(interest(PROPOSED, "a").state(), "c").state();

        assertThat(EventJson.MAPPER.writeValueAsString(MatchView.of(accepted, _ -> true)))
                .contains("ACCEPTED")
                .doesNotContain("account of");
    }

    @Test
    void what_is_shown_of_it_says_whom_nobody_answers_for() {
        assertThat(MatchView.of(PROPOSED, "c"::equals).unverified()).containsExactly("a", "b");
    }

    @Test
    void two_of_one_side_are_not_both_sides() {
        Match one = interest(PROPOSED, "a").state();

        assertThat(interest(one, "b").state().stage()).isEqualTo(Match.Stage.INTERESTED);
    }

    @Test
    void what_is_declined_stays_so() {
        Match declined = Negotiation.decline(PROPOSED, because("c"), NOW).state();

        assertThatThrownBy(() -> interest(declined, "a")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Negotiation.withdraw(declined, because("c"), NOW))
                .isInstanceOf(Refused.class);
        assertThat(declined.times()).isNotNull();
    }

    @Test
    void only_who_was_interested_can_withdraw() {
        Match one = interest(PROPOSED, "a").state();

        assertThatThrownBy(() -> Negotiation.withdraw(one, because("c"), NOW))
                .isInstanceOf(Refused.class);
        assertThat(Negotiation.withdraw(one, because("b"), NOW).state().stage())
                .isEqualTo(Match.Stage.WITHDRAWN);
    }

    @Test
    void what_was_written_outlives_the_end_for_a_while() {
        Match declined = Negotiation.decline(PROPOSED, because("c"), NOW).state();

        assertThat(Erasure.ended(PROPOSED, NOW.plusSeconds(1))).isFalse();
        assertThat(Erasure.ended(declined, NOW.minusSeconds(1))).isFalse();
        assertThat(Erasure.ended(declined, NOW)).isTrue();
    }

    @Test
    void nobody_writes_without_end() {
        assertThatCode(() -> Negotiation.requireRoom(999)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Negotiation.requireRoom(1_000)).isInstanceOf(Refused.class);
    }

    @Test
    void the_other_side_answers_an_invitation_once() {
        Match.Meeting meeting =
                new Match.Meeting("a", NOW.plusSeconds(60), NOW.plusSeconds(120), "here", null);
        Match invited = Negotiation.proposeToMeet(accepted(), meeting).state();

        assertThatThrownBy(() -> Negotiation.answerMeeting(invited, "b", true))
                .isInstanceOf(Refused.class);
        Match answered = Negotiation.answerMeeting(invited, "c", true).state();
        assertThat(answered.meeting())
                .isEqualTo(
                        new Match.Meeting("a", meeting.startsAt(), meeting.endsAt(), "here", true));
        assertThatThrownBy(() -> Negotiation.answerMeeting(answered, "c", false))
                .isInstanceOf(Refused.class);
    }

    @Test
    void only_what_is_accepted_can_be_concluded() {
        Match.Conclusion conclusion =
                new Match.Conclusion("a", Match.Conclusion.Outcome.COOPERATION, null, "");

        assertThatThrownBy(() -> Negotiation.conclude(PROPOSED, conclusion, NOW))
                .isInstanceOf(Refused.class);
        assertThat(Negotiation.conclude(accepted(), conclusion, NOW).state().stage())
                .isEqualTo(Match.Stage.CONCLUDED);
    }

    @Test
    void leaves_no_words_behind_when_they_are_erased() {
        Match.Meeting meeting =
                new Match.Meeting("a", NOW.plusSeconds(60), NOW.plusSeconds(120), "here", true);
        Match.Conclusion conclusion =
                new Match.Conclusion("a", Match.Conclusion.Outcome.NO_DEAL, null, "too late");
        Match met = Negotiation.proposeToMeet(accepted(), meeting).state();

        Match erased = Negotiation.conclude(met, conclusion, NOW).state().withoutWords();

        assertThat(erased.meeting()).isEqualTo(meeting.withoutWords());
        assertThat(erased.conclusion()).isEqualTo(conclusion.withoutWords());
        assertThat(erased.toString()).doesNotContain("here", "too late");
    }

    @Test
    void a_report_is_resolved_once_and_is_the_business_of_its_alliance() {
        AbuseReportController.Told told =
                new AbuseReportController.Told(
                        new AbuseReport(
                                "report",
                                "alliance",
                                "match",
                                "a",
                                "c",
                                AbuseReport.Category.FRAUD,
                                false),
                        "words");

        AbuseReportController.Told resolved = told.resolved().state();

        assertThat(resolved.report().resolved()).isTrue();
        assertThatThrownBy(resolved::resolved).isInstanceOf(Refused.class);
        assertThat(AbuseReportController.KIND.concerning().apply(told)).containsExactly("alliance");
    }

    @Test
    void reminds_three_days_before_it_expires() {
        Instant eleven = NOW.plus(Duration.ofDays(11));
        Instant fourteen = NOW.plus(Duration.ofDays(14));

        assertThat(Negotiation.due(PROPOSED, eleven.minusSeconds(1)).events()).isEmpty();
        Change<Match> reminded = Negotiation.due(PROPOSED, eleven);
        assertThat(reminded.events()).singleElement().isInstanceOf(MatchReminded.class);
        assertThat(Negotiation.due(reminded.state(), fourteen.minusSeconds(1)).events()).isEmpty();
        Change<Match> expired = Negotiation.due(reminded.state(), fourteen);
        assertThat(expired.events()).singleElement().isInstanceOf(MatchExpired.class);
        assertThat(Negotiation.due(expired.state(), fourteen.plusSeconds(1)).events()).isEmpty();
    }

    @Test
    void an_accepted_one_is_called_to_mind_every_thirty_days_and_expires_after_ninety() {
        Match match = accepted();
        int reminders = 0;
        for (int day = 0; day <= 90; day++) {
            Change<Match> change = Negotiation.due(match, NOW.plus(Duration.ofDays(day)));
            reminders += change.events().stream().anyMatch(MatchReminded.class::isInstance) ? 1 : 0;
            match = change.state();
        }

        assertThat(reminders).isEqualTo(2);
        assertThat(match.stage()).isEqualTo(Match.Stage.EXPIRED);
    }

    private static Match accepted() {
        return interest(interest(PROPOSED, "a").state(), "c").state();
    }

    private static Match.Ending because(String organization) {
        return new Match.Ending(organization, Match.Ending.Cause.CONTENT, "no");
    }

    private static Match.Side side(String... organizations) {
        String id = String.join("", organizations);
        return new Match.Side(
                Match.SubjectKind.PROJECT,
                id,
                List.of(organizations),
                "t",
                null,
                null,
                null,
                null,
                null);
    }
}
