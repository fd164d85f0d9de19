package io.qiao.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchVoided;
import io.qiao.contracts.matchmaking.MatchEvent.MeetingProposed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AnnouncingAMatch {
    private static final Match MATCH =
            Match.proposed(
                    "match",
                    side(Match.SubjectKind.DEMAND, "need", "buyer"),
                    side(Match.SubjectKind.SUPPLY, "offer", "seller", "partner"),
                    0.5,
                    List.of(
                            new Match.Reason(
                                    Match.Reason.Code.SERVES_FIRST,
                                    0.5,
                                    List.of("need's words"),
                                    List.of("offer's words"))),
                    new Match.Times(Instant.EPOCH, null, null, null, null, null));

    @Test
    void tells_every_organization_on_either_side() {
        assertThat(announced().stream().map(Notification::recipient))
                .containsExactly("buyer", "seller", "partner");
    }

    @Test
    void tells_each_from_its_own_side() {
        Notification buyer = announced().get(0);
        Notification seller = announced().get(1);

        assertThat(buyer.subject()).isEqualTo(MATCH.first());
        assertThat(buyer.reasons().getFirst().code())
                .isEqualTo(Notification.Reason.Code.SERVES_YOU);
        assertThat(buyer.reasons().getFirst().mine()).containsExactly("need's words");
        assertThat(seller.subject()).isEqualTo(MATCH.second());
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

    @Test
    void a_pair_that_comes_back_is_news_again() {
        Match again =
                new Match(
                        MATCH.id(),
                        MATCH.first(),
                        MATCH.second(),
                        MATCH.score(),
                        MATCH.reasons(),
                        Match.Stage.PROPOSED,
                        List.of(),
                        List.of(),
                        2,
                        MATCH.times(),
                        null,
                        null,
                        null,
                        null,
                        null);

        assertThat(ids(new MatchProposed(again)))
                .doesNotContainAnyElementsOf(ids(new MatchProposed(MATCH)));
    }

    @Test
    void tells_of_a_closed_posting_the_other_side_only() {
        Match closed =
                MATCH.at(
                        Match.Stage.VOID,
                        List.of(),
                        MATCH.times(),
                        new Match.Ending("buyer", Match.Ending.Cause.SUBJECT_CLOSED, ""),
                        null,
                        null);

        assertThat(Announcements.of(new MatchVoided(closed), Instant.EPOCH))
                .extracting(Notification::recipient)
                .containsExactly("seller", "partner");
    }

    @Test
    void speaks_the_readers_language() {
        Notification news = announced().getFirst();

        assertThat(news.in(Wording.EN).because())
                .containsExactly("They offer what you need: offer's words");
        assertThat(news.in(Wording.ZH_HANS).headline()).isEqualTo("为“title”找到伙伴：title");
        assertThat(news.in(Wording.in(Locale.forLanguageTag("zh-HK"))).headline())
                .isEqualTo("為「title」找到夥伴：title");
    }

    private static List<String> ids(MatchProposed event) {
        return Announcements.of(event, Instant.EPOCH).map(Notification::id).toList();
    }

    private static Match.Side side(
            Match.SubjectKind kind, String subject, String... organizations) {
        return new Match.Side(
                kind, subject, List.of(organizations), "title", null, null, null, null, null);
    }

    @Test
    void another_place_to_meet_is_news_though_the_event_does_not_name_it() {
        Match invited =
                MATCH.at(
                        Match.Stage.ACCEPTED,
                        List.of(),
                        MATCH.times(),
                        null,
                        new Match.Meeting("seller", Instant.MIN, Instant.MAX, null, null),
                        null);
        MeetingProposed proposed = new MeetingProposed(invited, "seller");

        assertThat(ids(proposed, Instant.EPOCH))
                .isEqualTo(ids(proposed, Instant.EPOCH))
                .doesNotContainAnyElementsOf(ids(proposed, Instant.EPOCH.plusMillis(1)));
    }

    private static List<String> ids(Event event, Instant time) {
        return Announcements.of(event, time).map(Notification::id).toList();
    }

    private static List<Notification> announced() {
        return Announcements.of(new MatchProposed(MATCH), Instant.EPOCH).toList();
    }
}
