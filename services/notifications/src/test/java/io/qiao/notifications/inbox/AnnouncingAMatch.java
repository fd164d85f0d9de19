package io.qiao.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncingAMatch {
    private static final Match MATCH =
            Match.proposed(
                    "match",
                    new Match.Side(Match.SubjectKind.DEMAND, "need", List.of("buyer"), "Need"),
                    new Match.Side(
                            Match.SubjectKind.SUPPLY,
                            "offer",
                            List.of("seller", "partner"),
                            "Offer"),
                    0.5,
                    List.of(
                            new Match.Reason(
                                    Match.Reason.Code.SERVES_FIRST,
                                    0.5,
                                    List.of("need's words"),
                                    List.of("offer's words"))));

    @Test
    void tells_every_organization_on_either_side() {
        assertThat(announced().stream().map(Notification::recipient))
                .containsExactly("buyer", "seller", "partner");
    }

    @Test
    void tells_each_from_its_own_side() {
        Notification buyer = announced().get(0);
        Notification seller = announced().get(1);

        assertThat(buyer.subject().subject()).isEqualTo("need");
        assertThat(buyer.reasons().getFirst().code())
                .isEqualTo(Notification.Reason.Code.SERVES_YOU);
        assertThat(buyer.reasons().getFirst().mine()).containsExactly("need's words");
        assertThat(seller.subject().subject()).isEqualTo("offer");
        assertThat(seller.reasons().getFirst().code())
                .isEqualTo(Notification.Reason.Code.YOU_SERVE);
        assertThat(seller.reasons().getFirst().mine()).containsExactly("offer's words");
    }

    @Test
    void gives_the_same_ids_whenever_the_event_comes_again() {
        assertThat(announced().stream().map(Notification::id))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(announced().stream().map(Notification::id).toList());
    }

    private static List<Notification> announced() {
        return Announcements.of(new MatchProposed(MATCH), Instant.EPOCH).toList();
    }
}
