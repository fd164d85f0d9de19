package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Live;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of matches when what they rest on changes.
class ChangingOnesMind {
    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(3);

    @Test
    void a_closed_posting_voids_its_proposals_and_tells_the_other_side_once() throws Exception {
        Deal deal = Deal.about("蜂胶酊剂灌装");
        Live seller = deal.seller().listens();

        deal.buyer()
                .api()
                .post(
                        "/api/matchmaking/postings/%s/closing"
                                .formatted(deal.need().get("id").asString()),
                        null,
                        null);

        JsonNode heard = seller.next(SECONDS).orElseThrow().data();
        assertThat(heard.get("kind").asString()).isEqualTo("MATCH_VOIDED");
        assertThat(heard.at("/ending/cause").asString()).isEqualTo("SUBJECT_CLOSED");
        assertThat(seller.next(QUIET)).isEmpty();
        assertThat(deal.stage()).isEqualTo("VOID");
        seller.close();
    }

    @Test
    void a_declined_pair_comes_back_only_when_what_was_refused_has_changed() throws Exception {
        Deal deal = Deal.about("银杏内酯冻干粉");
        deal.act(
                deal.seller(), "decline", Deal.body().put("reason", "价格太低").put("cause", "BUDGET"));
        Live seller = deal.seller().listens();

        revise(deal, "银杏内酯冻干粉采购，二零二七年交货。", null);
        assertThat(seller.next(QUIET)).isEmpty();
        assertThat(deal.stage()).isEqualTo("DECLINED");

        revise(deal, "银杏内酯冻干粉采购，二零二七年交货。", "900000");
        assertThat(seller.next(SECONDS).orElseThrow().data().get("kind").asString())
                .isEqualTo("MATCH_PROPOSED");
        assertThat(deal.now().get("round").asInt()).isEqualTo(2);
        seller.close();
    }

    private static void revise(Deal deal, String text, @Nullable String budget)
            throws IOException, InterruptedException {
        String path = "/api/matchmaking/postings/" + deal.need().get("id").asString();
        Api api = deal.buyer().api();
        ObjectNode posting = Bodies.demand(deal.need().get("title").asString(), text);
        if (budget != null) {
            ObjectNode range = posting.putObject("budget");
            range.putObject("from").put("amount", budget).put("currency", "CNY");
            range.putObject("to").put("amount", budget).put("currency", "CNY");
        }
        String version = api.send("GET", path, Map.of(), null).header("ETag");
        assertThat(api.send("PUT", path, Map.of("If-Match", version), posting.toString()).status())
                .isEqualTo(200);
    }

    @Test
    void a_member_that_leaves_is_proposed_no_more() throws Exception {
        Association association = Association.founded();
        Company member = Company.offering("海兔毒素纯化与检测");
        member.joins(association);
        Company buyer = Company.any();
        Live stream = buyer.listens();
        buyer.posts(Bodies.demand("海兔毒素纯化", "海兔毒素纯化与检测。"));
        assertThat(stream.next(SECONDS).orElseThrow().data().at("/partner/kind").asString())
                .isEqualTo("MEMBER");

        JsonNode membership =
                member.api().get("/api/membership/applications?organization=" + member.id()).get(0);
        member.api()
                .post(
                        "/api/membership/applications/%s/ending"
                                .formatted(membership.get("id").asString()),
                        null,
                        Deal.body().put("reason", "迁出"));

        JsonNode heard = stream.next(SECONDS).orElseThrow().data();
        assertThat(heard.get("kind").asString()).isEqualTo("MATCH_VOIDED");
        assertThat(heard.at("/ending/cause").asString()).isEqualTo("MEMBER_LEFT");
        stream.close();
    }

    @Test
    void a_block_keeps_two_apart_until_it_is_lifted() throws Exception {
        Deal deal = Deal.about("陶瓷劈刀修磨").accepted();
        JsonNode block =
                deal.buyer()
                        .api()
                        .post(
                                "/api/matchmaking/blocks",
                                null,
                                Deal.body()
                                        .put("organization", deal.buyer().id())
                                        .put("blocked", deal.seller().id()));

        Eventually.until(
                () -> deal.seller().inbox().toString(), told -> told.contains("MATCH_VOIDED"));
        Live seller = deal.seller().listens();
        deal.buyer().posts(Bodies.demand("陶瓷劈刀修磨", "再次采购陶瓷劈刀修磨。"));
        assertThat(seller.next(QUIET)).isEmpty();

        deal.buyer()
                .api()
                .post(
                        "/api/matchmaking/blocks/%s/lifting".formatted(block.get("id").asString()),
                        null,
                        null);
        for (int matches = 0; matches < 2; matches++) {
            assertThat(seller.next(SECONDS).orElseThrow().data().get("kind").asString())
                    .isEqualTo("MATCH_PROPOSED");
        }
        seller.close();
    }

    @Test
    void a_supply_for_one_partner_is_proposed_until_it_has_one() throws Exception {
        Company seller = Company.any();
        ObjectNode supply = Bodies.supply("低温恒温器出租", "低温恒温器出租，仅一台。").put("capacity", 1);
        seller.posts(supply);
        Company first = Company.any();
        Company second = Company.any();
        JsonNode one = first.posts(Bodies.demand("低温恒温器", "租用低温恒温器。"));
        JsonNode two = second.posts(Bodies.demand("低温恒温器", "租用低温恒温器一台。"));
        String taken = id(first, one);
        String waiting = id(second, two);
        for (Company each : List.of(first, seller)) {
            each.api()
                    .post(
                            "/api/matchmaking/matches/%s/interest".formatted(taken),
                            null,
                            Deal.body().put("organization", each.id()));
        }

        Eventually.until(
                () ->
                        second.api()
                                .get("/api/matchmaking/matches/" + waiting)
                                .get("stage")
                                .asString(),
                "VOID"::equals);
        JsonNode misses =
                second.api()
                        .get(
                                "/api/matchmaking/postings/%s/near-misses"
                                        .formatted(two.get("id").asString()));
        assertThat(misses.toString()).contains("CAPACITY", "低温恒温器出租");
    }

    private static String id(Company company, JsonNode posting) throws InterruptedException {
        return Eventually.until(
                        () -> Deal.matches(company, posting.get("id").asString()),
                        found -> !found.isEmpty())
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    void an_agreement_opens_the_wall_between_two_alliances_while_it_lasts() throws Exception {
        Association one = Association.founded();
        Association other = Association.founded();
        Company buyer = Company.any();
        buyer.joins(one);
        Company seller = Company.any();
        seller.joins(other);
        ObjectNode need = Bodies.demand("雷公藤红素中试", "雷公藤红素中试放大。");
        need.putArray("alliances").add(one.id());
        ObjectNode offer = Bodies.supply("雷公藤红素中试服务", "雷公藤红素中试放大与纯化。");
        offer.putArray("alliances").add(other.id());
        Live stream = buyer.listens();
        buyer.posts(need);
        seller.posts(offer);
        assertThat(stream.next(QUIET)).isEmpty();

        String id = one.agreesWith(other, LocalDate.of(2026, 1, 1), LocalDate.of(2034, 12, 31));

        assertThat(stream.next(SECONDS).orElseThrow().data().get("kind").asString())
                .isEqualTo("MATCH_PROPOSED");
        assertThat(listed(buyer)).contains("雷公藤红素中试服务");
        one.office().post("/api/events/agreements/%s/ending".formatted(id), null, null);
        assertThat(stream.next(SECONDS).orElseThrow().data().get("kind").asString())
                .isEqualTo("MATCH_VOIDED");
        assertThat(listed(buyer)).doesNotContain("雷公藤红素中试服务");
        stream.close();
    }

    private static String listed(Company company) throws Exception {
        return company.api().get("/api/matchmaking/postings").toString();
    }
}
