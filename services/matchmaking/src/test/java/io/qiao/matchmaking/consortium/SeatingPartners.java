package io.qiao.matchmaking.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.matchmaking.Consortium;
import io.qiao.contracts.matchmaking.ConsortiumEvent.ConsortiumChanged;
import io.qiao.contracts.matchmaking.ConsortiumEvent.ConsortiumCompleted;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.ResourceCategory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatingPartners {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Posting NEED =
            new Posting(
                    "need",
                    "street",
                    Posting.Kind.DEMAND,
                    ResourceCategory.SERVICE,
                    "一社区一科普品牌",
                    "",
                    "O80",
                    "440300",
                    null,
                    List.of(),
                    null,
                    NOW.plusSeconds(1_000),
                    Posting.Status.OPEN,
                    NOW,
                    null,
                    null,
                    null,
                    List.of(
                            new Posting.Part(ResourceCategory.SPACE, "场地"),
                            new Posting.Part(ResourceCategory.CAPITAL, "经费")));

    @Test
    void waits_for_the_missing_side_and_is_complete_when_it_comes() {
        Consortium partial = Seating.of(NEED, List.of(match("m1", ResourceCategory.SPACE)));
        assertThat(Seating.first(partial).events())
                .singleElement()
                .isInstanceOf(ConsortiumChanged.class);

        Consortium whole =
                Seating.of(
                        NEED,
                        List.of(
                                match("m1", ResourceCategory.SPACE),
                                match("m2", ResourceCategory.CAPITAL)));
        assertThat(Seating.next(partial, whole).events())
                .singleElement()
                .isInstanceOf(ConsortiumCompleted.class);
        assertThat(Seating.next(whole, whole).events()).isEmpty();
    }

    @Test
    void is_incomplete_again_when_the_only_partner_of_a_part_leaves() {
        Match gone =
                match("m2", ResourceCategory.CAPITAL)
                        .at(Match.Stage.DECLINED, List.of(), null, null, null, null);

        Consortium now = Seating.of(NEED, List.of(match("m1", ResourceCategory.SPACE), gone));

        assertThat(now.completed()).isFalse();
    }

    private static Match match(String id, ResourceCategory part) {
        return Match.proposed(
                id,
                new Match.Side(
                        Match.SubjectKind.DEMAND,
                        "need",
                        List.of("street"),
                        "t",
                        part,
                        null,
                        null,
                        null,
                        null),
                new Match.Side(
                        Match.SubjectKind.SUPPLY,
                        "offer " + id,
                        List.of("base"),
                        "t",
                        null,
                        null,
                        null,
                        null,
                        null),
                0.5,
                List.of(),
                new Match.Times(NOW, null, null, null, null, null));
    }
}
