package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qiao.demo.Live;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The main job: what is posted, admitted or signed reaches those who fit, with the reasons.
class HearingOfPartners {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Test
    void a_need_in_traditional_characters_finds_an_offer_in_simplified_ones() throws Exception {
        Company supplier = Company.any();
        Company buyer = Company.any();
        supplier.posts(Bodies.supply("水下机器人检测服务", "水下机器人进行大坝与管道检测。"));
        Live stream = supplier.listens();

        buyer.posts(Bodies.demand("採購水下機器人檢測", "大壩與管道檢測需要水下機器人。"));

        JsonNode heard = stream.next(SECONDS).orElseThrow().data();
        assertThat(heard.at("/partner/title").asString()).isEqualTo("採購水下機器人檢測");
        assertThat(heard.get("kind").asString()).isEqualTo("MATCH_PROPOSED");
        JsonNode reason = heard.at("/reasons/0");
        assertThat(reason.get("code").asString()).isEqualTo("YOU_SERVE");
        assertThat(reason.at("/mine").toString()).contains("水下机器人");
        assertThat(reason.at("/theirs").toString()).contains("水下機器人");
        stream.close();
    }

    @Test
    void the_reasons_add_up_to_the_score_and_both_sides_hear() throws Exception {
        Company supplier = Company.any();
        Company buyer = Company.any();
        Live stream = buyer.listens();
        supplier.posts(Bodies.supply("海藻纤维面料", "海藻纤维针织面料生产与染整。"));
        buyer.posts(Bodies.demand("海藻纤维面料采购", "采购海藻纤维针织面料。"));

        JsonNode heard = stream.next(SECONDS).orElseThrow().data();
        JsonNode matches = buyer.api().get("/api/matchmaking/matches?organization=" + buyer.id());

        double sum = 0;
        for (JsonNode reason : heard.get("reasons")) {
            sum += reason.get("weight").asDouble();
        }
        assertThat(sum).isCloseTo(heard.get("score").asDouble(), within(1e-9));
        assertThat(matches.get(0).get("id").asString()).isEqualTo(heard.get("match").asString());
        stream.close();
    }

    @Test
    void a_new_member_hears_of_needs_it_can_serve() throws Exception {
        Company buyer = Company.any();
        buyer.posts(Bodies.demand("珍珠贝育苗技术", "寻找珍珠贝人工育苗技术与病害防治。"));
        Company member = Company.offering("珍珠贝人工育苗技术，病害防治");
        Live stream = buyer.listens();

        member.joins(Association.founded());

        JsonNode heard = stream.next(SECONDS).orElseThrow().data();
        assertThat(heard.at("/partner/subject").asString()).isEqualTo(member.id());
        assertThat(heard.at("/partner/kind").asString()).isEqualTo("MEMBER");
        stream.close();
    }

    @Test
    void a_signed_project_reaches_its_suppliers() throws Exception {
        Association association = Association.founded();
        Company supplier = Company.any();
        supplier.posts(Bodies.supply("氢燃料电池电堆测试台", "氢燃料电池电堆测试台设计制造。"));
        Live stream = supplier.listens();

        association
                .office()
                .post(
                        "/api/events/projects",
                        null,
                        Bodies.project(association.id(), "建设氢燃料电池基地，需要电堆测试台。"));

        JsonNode heard = stream.next(SECONDS).orElseThrow().data();
        assertThat(heard.at("/partner/kind").asString()).isEqualTo("PROJECT");
        stream.close();
    }

    @Test
    void two_opposite_postings_sent_at_once_do_not_miss_each_other() throws Exception {
        for (String word : List.of("锆石", "铪片", "铟靶", "镓盐", "碲棒", "铌丝")) {
            Company one = Company.any();
            Company other = Company.any();
            Live stream = one.listens();
            Thread thread =
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            quietly(
                                                    () ->
                                                            one.posts(
                                                                    Bodies.demand(
                                                                            word + "采购",
                                                                            word + "高纯材料加工采购"))));
            other.posts(Bodies.supply(word + "供应", word + "高纯材料加工供应"));
            thread.join();

            assertThat(stream.next(SECONDS)).as(word).isPresent();
            stream.close();
        }
    }

    private static void quietly(Callable<?> work) {
        try {
            work.call();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void a_closed_posting_finds_nobody_any_more() throws Exception {
        Company supplier = Company.any();
        Company buyer = Company.any();
        Live stream = buyer.listens();
        JsonNode posting = supplier.posts(Bodies.supply("竹纤维滤材", "竹纤维空气滤材生产。"));
        supplier.api()
                .post(
                        "/api/matchmaking/postings/%s/closing"
                                .formatted(posting.get("id").asString()),
                        null,
                        null);

        buyer.posts(Bodies.demand("竹纤维滤材采购", "采购竹纤维空气滤材。"));

        assertThat(stream.next(Duration.ofSeconds(3))).isEmpty();
        stream.close();
    }

    @Test
    void a_posting_for_an_alliance_is_neither_shown_to_nor_matched_with_others() throws Exception {
        Association association = Association.founded();
        Company owner = Company.any();
        owner.joins(association);
        Company member = Company.any();
        member.joins(association);
        Company outsider = Company.any();
        for (Company each : List.of(member, outsider)) {
            each.posts(Bodies.supply("火星土壤模拟样品", "火星土壤模拟样品配制与供应。"));
        }
        Live inside = member.listens();
        Live outside = outsider.listens();

        ObjectNode demand = Bodies.demand("火星土壤模拟样品", "实验需要火星土壤模拟样品。");
        demand.putArray("alliances").add(association.id());
        JsonNode posting = owner.posts(demand);

        String path = "/api/matchmaking/postings/" + posting.get("id").asString();
        assertThat(inside.next(SECONDS)).isPresent();
        assertThat(outside.next(Duration.ofSeconds(2))).isEmpty();
        assertThat(member.api().send("GET", path, Map.of(), null).status()).isEqualTo(200);
        assertThat(outsider.api().send("GET", path, Map.of(), null).status()).isEqualTo(404);
        assertThat(outsider.api().get("/api/matchmaking/postings?limit=100").toString())
                .doesNotContain(posting.get("id").asString());
        inside.close();
        outside.close();
    }
}
