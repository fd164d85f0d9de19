package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Live;
import io.qiao.standalone.Embedded;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What days bring: another instance of a service runs for a while with its clock ahead.
class LettingTimePass {
    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration START = Duration.ofSeconds(90);

    @Test
    void an_agreement_begins_on_its_first_day_and_lapses_after_its_last() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.ofHours(8));
        Association one = Association.founded();
        Association soon = Association.founded();
        Association ending = Association.founded();
        Company buyer = posting(one, Bodies.demand("羧甲基壳聚糖敷料", "羧甲基壳聚糖敷料代工。"));
        Live stream = buyer.listens();
        one.agreesWith(ending, today, today.plusDays(20));
        posting(ending, Bodies.supply("羧甲基壳聚糖敷料工厂", "羧甲基壳聚糖敷料代工。"));
        assertThat(kind(stream, SECONDS)).isEqualTo("MATCH_PROPOSED");
        one.agreesWith(soon, today.plusDays(50), today.plusDays(900));
        posting(soon, Bodies.supply("羧甲基壳聚糖敷料车间", "羧甲基壳聚糖敷料代工。"));
        assertThat(stream.next(QUIET)).isEmpty();

        try (Spare _ = ahead("events", "100d")) {
            assertThat(List.of(kind(stream, START), kind(stream, SECONDS)))
                    .containsExactlyInAnyOrder("MATCH_PROPOSED", "MATCH_VOIDED");
        }
        stream.close();
    }

    private static Company posting(Association association, ObjectNode posting)
            throws IOException, InterruptedException {
        Company company = Company.any();
        company.joins(association);
        posting.putArray("alliances").add(association.id());
        company.posts(posting);
        return company;
    }

    @Test
    void both_sides_are_reminded_before_a_proposal_expires() throws Exception {
        Deal deal = Deal.about("透明质酸微针");
        Live buyer = deal.buyer().listens();
        Live seller = deal.seller().listens();

        try (Spare matchmaking = ahead("matchmaking", "12d")) {
            assertThat(kind(buyer, START)).isEqualTo("MATCH_REMINDED");
            assertThat(kind(seller, SECONDS)).isEqualTo("MATCH_REMINDED");
            matchmaking.stop();
        }
        assertThat(deal.stage()).isEqualTo("PROPOSED");
        buyer.close();
        seller.close();
    }

    private static Spare ahead(String service, String time)
            throws IOException, InterruptedException {
        Map<String, String> settings = Spare.besideTheOthers();
        settings.put("QIAO_CLOCK_AHEAD", time);
        return Spare.start(service, Embedded.freePort(), settings);
    }

    private static String kind(Live stream, Duration patience) throws InterruptedException {
        return stream.next(patience).orElseThrow().data().get("kind").asString();
    }
}
