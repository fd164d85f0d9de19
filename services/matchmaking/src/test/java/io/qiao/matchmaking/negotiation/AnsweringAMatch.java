package io.qiao.matchmaking.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.InterestExpressed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchDeclined;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringAMatch {
    private static final Match MATCH =
            Match.proposed("m", side("a", "b"), side("c"), 0.5, List.of());

    private static Match.Side side(String... organizations) {
        return new Match.Side(Match.SubjectKind.PROJECT, "s", List.of(organizations), "t");
    }

    @Test
    void is_accepted_when_somebody_on_each_side_is_interested() {
        Change<Match> first = Answers.interest(MATCH, "a");
        Change<Match> same = Answers.interest(first.state(), "b");
        Change<Match> both = Answers.interest(same.state(), "c");

        assertThat(first.state().stage()).isEqualTo(Match.Stage.INTERESTED);
        assertThat(first.events()).containsExactly(new InterestExpressed(first.state(), "a"));
        assertThat(same.state().stage()).isEqualTo(Match.Stage.INTERESTED);
        assertThat(both.state().stage()).isEqualTo(Match.Stage.ACCEPTED);
        assertThat(both.events()).containsExactly(new MatchAccepted(both.state(), "c"));
    }

    @Test
    void says_so_once() {
        Match once = Answers.interest(MATCH, "a").state();

        assertThat(Answers.interest(once, "a").events()).isEmpty();
    }

    @Test
    void is_over_when_one_declines() {
        Change<Match> declined = Answers.decline(MATCH, "c", "已有供应商");

        assertThat(declined.events())
                .containsExactly(new MatchDeclined(declined.state(), "c", "已有供应商"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Answers.interest(declined.state(), "a"));
    }
}
