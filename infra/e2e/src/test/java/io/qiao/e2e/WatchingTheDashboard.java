package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Live;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What organizers see of what came of postings.
class WatchingTheDashboard {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Test
    void follows_a_need_from_posting_to_acceptance_while_one_looks_on() throws Exception {
        Association association = Association.founded();
        Company buyer = Company.any();
        buyer.joins(association);
        String path = "/api/matchmaking/dashboard?alliance=" + association.id();
        Eventually.until(
                () -> association.office().send("GET", path, Map.of(), null),
                answer -> answer.status() == 200);
        Live stream =
                association
                        .office()
                        .listen(
                                "/api/matchmaking/dashboard/stream?alliance=" + association.id(),
                                null);

        Deal.about("铟镓砷探测器封装", buyer, Company.any()).accepted();

        JsonNode figures =
                Eventually.until(
                        () -> stream.next(SECONDS).orElseThrow().data(),
                        seen -> seen.at("/funnel/accepted").asInt() == 1);
        assertThat(figures.at("/funnel/posted").asInt()).isEqualTo(1);
        assertThat(figures.at("/funnel/matched").asInt()).isEqualTo(1);
        assertThat(figures.at("/funnel/interested").asInt()).isEqualTo(1);
        assertThat(figures.at("/firstMatch/measured").asInt()).isEqualTo(1);
        assertThat(figures.at("/league/0/organization").asString()).isEqualTo(buyer.id());
        stream.close();
    }

    @Test
    void lays_trades_places_and_months_beside_each_other() throws Exception {
        Association association = Association.founded();
        Company buyer = Company.any();
        buyer.joins(association);
        buyer.posts(Bodies.demand("碲锌镉晶体", "碲锌镉晶体切片。"));
        String groups = "/api/matchmaking/dashboard/groups?alliance=" + association.id() + "&by=";

        for (String by : List.of("INDUSTRY", "REGION", "MONTH")) {
            JsonNode found =
                    Eventually.until(
                            () -> association.office().get(groups + by), seen -> !seen.isEmpty());
            assertThat(found).hasSize(1);
            assertThat(found.at("/0/funnel/posted").asInt()).isEqualTo(1);
            assertThat(found.at("/0/key").asString()).matches("C39|440300|20[0-9]{2}-[01][0-9]");
        }
        assertThat(status(association, groups + "COLOUR")).isEqualTo(400);
        assertThat(status(association, groups + "MONTH&industry=Z99")).isEqualTo(422);
        assertThat(status(association, groups + "MONTH&from=yesterday")).isEqualTo(400);
    }

    @Test
    void counts_nothing_that_is_meant_for_another_alliance() throws Exception {
        Association one = Association.founded();
        Association other = Association.founded();
        Company buyer = Company.any();
        buyer.joins(one);
        buyer.joins(other);
        ObjectNode need = Bodies.demand("锗单晶回收", "锗单晶废料回收提纯。");
        need.putArray("alliances").add(other.id());
        buyer.posts(need);

        Eventually.until(() -> posted(other), posted -> posted == 1);
        assertThat(posted(one)).isZero();
    }

    private static int posted(Association association) throws Exception {
        return Eventually.get(
                        association.office(),
                        "/api/matchmaking/dashboard?alliance=" + association.id())
                .at("/funnel/posted")
                .asInt();
    }

    private static int status(Association association, String path) throws Exception {
        return association.office().send("GET", path, Map.of(), null).status();
    }

    @Test
    void is_the_same_when_it_is_rebuilt_from_the_topics() throws Exception {
        Deal.about("硒化锌窗口片");

        JsonNode rebuilt = Qiao.admin().post("/api/matchmaking/dashboard/rebuild", null, null);

        assertThat(rebuilt.get("after").at("/funnel/posted").asInt()).isPositive();
        assertThat(rebuilt.get("same").asBoolean()).as(rebuilt.toString()).isTrue();
    }

    @Test
    void a_sweep_finds_no_drift() throws Exception {
        Deal.about("铌酸锂调制器");

        JsonNode report = Qiao.admin().post("/api/matchmaking/sweeps", null, null);

        assertThat(report.get("missing").isEmpty()).as(report.toString()).isTrue();
        assertThat(report.get("orphaned").isEmpty()).as(report.toString()).isTrue();
        assertThat(report.get("unindexed").asInt()).isZero();
    }

    @Test
    void a_dry_run_tells_who_would_gain_and_tells_nobody_else() throws Exception {
        Company seller = Company.any();
        Company buyer = Company.any();
        Live stream = buyer.listens();
        seller.posts(Bodies.supply("孔雀石绿速测", "孔雀石绿速测卡，也做水质检测。"));
        buyer.posts(Bodies.demand("水产养殖用药", "孔雀石绿的替代药物研发。"));
        stream.next(Duration.ofSeconds(3));
        ObjectNode trial = Deal.body().put("days", 7);
        trial.putObject("weights").put("threshold", 0.01);

        JsonNode outcome = Qiao.admin().post("/api/matchmaking/dry-runs", null, trial);

        assertThat(outcome.get("subjects").asInt()).isPositive();
        assertThat(outcome.get("gain").toString()).contains(buyer.id());
        assertThat(outcome.get("lose").isEmpty()).isTrue();
        assertThat(stream.next(Duration.ofSeconds(2))).isEmpty();
        trial.putObject("weights").put("luck", 1);
        assertThat(
                        Qiao.admin()
                                .send(
                                        "POST",
                                        "/api/matchmaking/dry-runs",
                                        Map.of(),
                                        trial.toString())
                                .status())
                .isEqualTo(422);
        stream.close();
    }
}
