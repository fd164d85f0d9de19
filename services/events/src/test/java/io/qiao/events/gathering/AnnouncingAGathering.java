package io.qiao.events.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.web.LocalizedDraft;
import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.reference.Count;
import io.qiao.contracts.reference.Precision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncingAGathering {
    private static final Instant START = Instant.parse("2024-12-09T01:00:00Z");

    @Test
    void keeps_an_open_count_of_those_who_came() {
        Gathering gathering = draft(START.plusSeconds(3600)).announced("id");

        assertThat(gathering.attendance()).isEqualTo(new Count(500, Precision.AT_LEAST));
        assertThat(gathering.sessions()).hasSize(1);
    }

    @Test
    void is_the_business_of_its_alliance() {
        Gathering gathering = draft(START.plusSeconds(3600)).announced("id");

        assertThat(GatheringConfiguration.KIND.concerning().apply(gathering))
                .containsExactly("alliance");
    }

    @Test
    void is_refused_when_it_ends_before_it_starts() {
        assertThatThrownBy(() -> draft(START).announced("id"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.fields().getFirst().field())
                                        .isEqualTo("endsAt"));
    }

    private static GatheringDraft draft(Instant end) {
        return new GatheringDraft(
                "alliance",
                Gathering.Kind.CONFERENCE,
                Gathering.Format.ONSITE,
                new LocalizedDraft("年会", "年會", null),
                "440300",
                "深圳",
                START,
                end,
                List.of(new GatheringDraft.UnitDraft(Gathering.Unit.Role.HOST, "联盟", null)),
                List.of(new GatheringDraft.SessionDraft("主会场", "一", START, null)),
                new GatheringDraft.CountDraft(500L, Precision.AT_LEAST));
    }
}
