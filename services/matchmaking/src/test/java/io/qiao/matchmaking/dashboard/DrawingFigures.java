package io.qiao.matchmaking.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.ProjectEvent.ProjectSigned;
import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchConcluded;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent.PostingPublished;
import io.qiao.contracts.reference.Currency;
import io.qiao.contracts.reference.Money;
import io.qiao.contracts.reference.ResourceCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawingFigures {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Question EVERYTHING = new Question(null, null, null, null, null, null);

    @Test
    void follows_a_need_to_the_signed_project() {
        Figures figures = figures(story(), EVERYTHING);

        assertThat(figures.funnel())
                .isEqualTo(
                        new Figures.Funnel(
                                3,
                                2,
                                2,
                                2,
                                2,
                                2,
                                List.of(new Money(new BigDecimal("500"), Currency.CNY))));
        assertThat(figures.firstMatch()).isEqualTo(new Figures.Times(2, 10L, 10L));
        assertThat(figures.acceptance()).isEqualTo(new Figures.Times(2, 60L, 60L));
        assertThat(figures.unanswered())
                .extracting(Figures.Unanswered::posting)
                .containsExactly("lonely");
        assertThat(figures.gaps()).containsExactly(new Figures.Gap("A01", "440300", 1, 0));
        assertThat(figures.league().getFirst().concluded()).isEqualTo(1);
    }

    @Test
    void is_the_same_in_whatever_order_the_topics_are_read_and_however_often() {
        List<Envelope<Event>> story = new ArrayList<>(story());
        Figures straight = figures(story, EVERYTHING);
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            List<Envelope<Event>> again = new ArrayList<>(story);
            again.addAll(story);
            Collections.shuffle(again, random);
            assertThat(figures(again, EVERYTHING)).isEqualTo(straight);
        }
    }

    @Test
    void is_narrowed_by_what_is_asked() {
        assertThat(asked(new Question("alliance", null, null, null, null, null))).isEqualTo(2);
        assertThat(asked(new Question(null, "gathering", null, null, null, null))).isEqualTo(2);
        assertThat(asked(new Question(null, null, "C", null, null, null))).isEqualTo(2);
        assertThat(asked(new Question(null, null, null, "440000", null, null))).isEqualTo(3);
        assertThat(asked(new Question(null, null, null, "310000", null, null))).isZero();
        assertThat(asked(new Question(null, null, null, null, NOW.plusSeconds(1), null))).isZero();
        assertThat(asked(new Question(null, null, null, null, NOW, NOW.plusSeconds(1))))
                .isEqualTo(3);
    }

    private static long asked(Question question) {
        return figures(story(), question).funnel().posted();
    }

    private static Figures figures(List<Envelope<Event>> events, Question question) {
        Board board = new Board();
        events.forEach(board::read);
        return new Answer(board, question, Set.of("buyer", "seller"), NOW.plusSeconds(100))
                .figures(0L);
    }

    private static List<Envelope<Event>> story() {
        Match match =
                Match.proposed(
                        "match",
                        side(Match.SubjectKind.DEMAND, "need", "buyer"),
                        side(Match.SubjectKind.SUPPLY, "offer", "seller"),
                        0.5,
                        List.of(),
                        new Match.Times(NOW.plusSeconds(10), null, null, null, null, null));
        Match concluded =
                match.at(
                        Match.Stage.CONCLUDED,
                        List.of("buyer", "seller"),
                        new Match.Times(
                                NOW.plusSeconds(10),
                                NOW.plusSeconds(30),
                                NOW.plusSeconds(60),
                                NOW.plusSeconds(90),
                                null,
                                null),
                        null,
                        null,
                        new Match.Conclusion(
                                "buyer", Match.Conclusion.Outcome.SIGNED_PROJECT, "project", ""));
        SignedProject project =
                new SignedProject(
                        "project",
                        "alliance",
                        null,
                        "t",
                        "",
                        1,
                        new Money(new BigDecimal("500"), Currency.CNY),
                        "440300",
                        "C34",
                        LocalDate.of(2026, 1, 1),
                        List.of());
        return List.of(
                envelope(
                        new PostingPublished(posting("need", Posting.Kind.DEMAND, "buyer", "C34")),
                        "need",
                        1),
                envelope(
                        new PostingPublished(
                                posting("offer", Posting.Kind.SUPPLY, "seller", "C34")),
                        "offer",
                        1),
                envelope(
                        new PostingPublished(
                                posting("lonely", Posting.Kind.DEMAND, "farmer", "A01")),
                        "lonely",
                        1),
                envelope(new MatchProposed(match), "match", 1),
                envelope(new MatchConcluded(concluded, "buyer"), "match", 2),
                envelope(new ProjectSigned(project), "project", 1));
    }

    private static Posting posting(String id, Posting.Kind kind, String owner, String industry) {
        return new Posting(
                id,
                owner,
                kind,
                ResourceCategory.TECHNOLOGY,
                id,
                "",
                industry,
                "440300",
                null,
                List.of(),
                owner.equals("farmer") ? null : "gathering",
                NOW.plusSeconds(1_000),
                Posting.Status.OPEN,
                NOW,
                null,
                null,
                null,
                null);
    }

    private static Match.Side side(Match.SubjectKind kind, String id, String owner) {
        return new Match.Side(kind, id, List.of(owner), id, null, "C34", "440300", null, null);
    }

    private static Envelope<Event> envelope(Event event, String subject, long sequence) {
        return new Envelope<>("id", "/test", subject, NOW, sequence, "story", null, event);
    }
}
