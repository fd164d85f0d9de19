package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Live;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From a proposed match to what came of it.
class MakingADeal {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Test
    void two_sides_write_meet_and_sign() throws Exception {
        Association association = Association.founded();
        Deal deal = Deal.about("钛酸锶单晶衬底").accepted();
        Live seller = deal.seller().listens();

        deal.act(deal.buyer(), "messages", Deal.body().put("text", "请寄样品。"));
        assertThat(kind(seller)).isEqualTo("MESSAGE_RECEIVED");
        deal.act(
                deal.buyer(),
                "meeting",
                Deal.body()
                        .put("startsAt", Instant.now().plus(Duration.ofDays(2)).toString())
                        .put("endsAt", Instant.now().plus(Duration.ofDays(3)).toString())
                        .put("place", "广州"));
        assertThat(kind(seller)).isEqualTo("MEETING_PROPOSED");
        deal.act(deal.seller(), "meeting/answer", Deal.body().put("coming", true));
        String project = signed(association, deal.buyer());
        ObjectNode signed = Deal.body().put("outcome", "SIGNED_PROJECT").put("project", project);
        Eventually.until(
                () -> deal.status(deal.buyer(), "conclusion", signed), status -> status == 200);
        assertThat(kind(seller)).isEqualTo("MATCH_CONCLUDED");

        assertThat(deal.stage()).isEqualTo("CONCLUDED");
        assertThat(deal.now().at("/meeting/answer").asBoolean()).isTrue();
        assertThat(deal.status(deal.seller(), "messages", Deal.body().put("text", "谢谢")))
                .isEqualTo(409);
        seller.close();
    }

    @Test
    void one_correlation_leads_from_the_posting_to_the_conclusion() throws Exception {
        Deal deal = Deal.about("钌靶材回收提纯").accepted();
        deal.act(deal.buyer(), "conclusion", Deal.body().put("outcome", "COOPERATION"));

        String story = correlation(deal.id(), "match-concluded");
        for (String event : List.of("interest-expressed", "match-accepted")) {
            assertThat(correlation(deal.id(), event)).as(event).isEqualTo(story);
        }
        // either posting may have found the other when both came at once
        assertThat(story)
                .isIn(
                        correlation(deal.need().get("id").asString(), "posting-published"),
                        correlation(deal.offer().get("id").asString(), "posting-published"));
    }

    /// As the audit trail tells it.
    private static String correlation(String subject, String event) throws Exception {
        return Eventually.until(
                () -> {
                    for (JsonNode each : Qiao.admin().get("/api/matchmaking/audit?limit=100")) {
                        if (each.get("subject").asString().equals(subject)
                                && each.get("action").asString().endsWith(event)) {
                            return each.get("correlation").asString();
                        }
                    }
                    return "";
                },
                found -> !found.isEmpty());
    }

    private static String signed(Association association, Company party)
            throws IOException, InterruptedException {
        ObjectNode project = Bodies.project(association.id(), "");
        project.putArray("parties")
                .addObject()
                .put("role", "SIGNER")
                .put("name", "某公司")
                .put("organization", party.id());
        return Eventually.until(
                        () ->
                                association
                                        .office()
                                        .send(
                                                "POST",
                                                "/api/events/projects",
                                                Map.of("Idempotency-Key", association.id()),
                                                project.toString()),
                        answer -> answer.status() == 201)
                .json()
                .get("id")
                .asString();
    }

    @Test
    void a_project_of_others_is_no_outcome() throws Exception {
        Deal deal = Deal.about("镧系永磁转子").accepted();

        assertThat(
                        deal.status(
                                deal.buyer(),
                                "conclusion",
                                Deal.body()
                                        .put("outcome", "SIGNED_PROJECT")
                                        .put("project", "none")))
                .isEqualTo(422);
        assertThat(
                        deal.status(
                                deal.buyer(),
                                "conclusion",
                                Deal.body().put("outcome", "SIGNED_PROJECT")))
                .isEqualTo(422);
        assertThat(deal.stage()).isEqualTo("ACCEPTED");
    }

    @Test
    void a_message_keeps_its_attachment_for_the_other_side_alone() throws Exception {
        Deal deal = Deal.about("碳化硅密封环").accepted();
        ObjectNode message = Deal.body().put("text", "图纸见附件");
        message.putArray("attachments")
                .addObject()
                .put("name", "图纸.txt")
                .put("type", "text/html")
                .put("content", Base64.getEncoder().encodeToString("drawing".getBytes(UTF_8)));
        JsonNode sent = deal.act(deal.buyer(), "messages", message);
        String path = deal.path("attachments/" + sent.at("/attachments/0/id").asString());

        Api.Answer file = deal.seller().api().send("GET", path, Map.of(), null);
        assertThat(file.body()).isEqualTo("drawing");
        assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(Company.any().api().send("GET", path, Map.of(), null).status()).isEqualTo(404);
        message.putArray("attachments")
                .addObject()
                .put("name", "x")
                .put("type", "text/plain")
                .put("content", "no base64!");
        assertThat(deal.status(deal.buyer(), "messages", message)).isEqualTo(422);
    }

    @Test
    void who_withdraws_ends_it_and_the_other_side_hears_why() throws Exception {
        Deal deal = Deal.about("锶铁氧体磁瓦").accepted();
        Live buyer = deal.buyer().listens();

        deal.act(
                deal.seller(),
                "withdrawal",
                Deal.body().put("reason", "产能已满").put("cause", "CAPACITY"));

        JsonNode heard = buyer.next(SECONDS).orElseThrow().data();
        assertThat(heard.get("kind").asString()).isEqualTo("MATCH_WITHDRAWN");
        assertThat(heard.at("/ending/cause").asString()).isEqualTo("CAPACITY");
        assertThat(heard.at("/ending/words").isMissingNode()).isTrue();
        assertThat(
                        deal.buyer()
                                .api()
                                .get(heard.get("link").asString())
                                .at("/ending/words")
                                .asString())
                .isEqualTo("产能已满");
        buyer.close();
    }

    @Test
    void who_declines_says_what_it_is_about() throws Exception {
        Deal deal = Deal.about("铌酸锂晶圆");

        Api.Answer refused =
                deal.buyer()
                        .api()
                        .send(
                                "POST",
                                deal.path("decline"),
                                Map.of(),
                                Deal.body()
                                        .put("organization", deal.buyer().id())
                                        .put("reason", "不合适")
                                        .toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("cause");
        assertThat(refused.json().at("/errors/0/detail").asString()).contains("BUDGET", "PARTNER");
        assertThat(deal.stage()).isEqualTo("PROPOSED");
    }

    @Test
    void reasons_are_told_in_the_readers_language() throws Exception {
        Deal deal = Deal.about("氮化硼坩埚");

        for (String language : List.of("zh-Hans", "zh-Hant", "en")) {
            Api.Answer told =
                    deal.buyer()
                            .api()
                            .send(
                                    "GET",
                                    deal.path("reasons"),
                                    Map.of("Accept-Language", language),
                                    null);
            assertThat(told.header("Content-Language")).isEqualTo(language);
            assertThat(told.json().get(0).get("text").asString()).isNotBlank();
        }
        assertThat(
                        deal.buyer()
                                .api()
                                .send(
                                        "GET",
                                        deal.path("reasons"),
                                        Map.of("Accept-Language", "en"),
                                        null)
                                .body())
                .contains("They offer what you need");
    }

    @Test
    void a_secretariat_brings_two_together_and_reads_no_letter() throws Exception {
        Association association = Association.founded();
        Company one = Company.any();
        Company other = Company.any();
        one.joins(association);
        other.joins(association);
        String first = one.posts(Bodies.demand("铜版画印制", "铜版画印制。")).get("id").asString();
        String second = other.posts(Bodies.supply("月壤模拟试验", "月壤模拟试验。")).get("id").asString();
        ObjectNode introduction =
                Deal.body()
                        .put("alliance", association.id())
                        .put("first", first)
                        .put("second", second)
                        .put("note", "请两家认识一下");
        Live stream = one.listens();

        String id =
                Eventually.until(
                                () ->
                                        association
                                                .office()
                                                .send(
                                                        "POST",
                                                        "/api/matchmaking/matches",
                                                        Map.of(),
                                                        introduction.toString()),
                                answer -> answer.status() == 201)
                        .json()
                        .get("id")
                        .asString();
        assertThat(kind(stream)).isEqualTo("MATCH_PROPOSED");
        Deal deal = new Deal(id, one, other, introduction, introduction);
        deal.accepted();
        deal.act(one, "messages", Deal.body().put("text", "私下说"));

        assertThat(
                        association
                                .office()
                                .get("/api/matchmaking/matches?alliance=" + association.id())
                                .get(0)
                                .get("stage")
                                .asString())
                .isEqualTo("ACCEPTED");
        assertThat(association.office().send("GET", deal.path("messages"), Map.of(), null).status())
                .isEqualTo(404);
        stream.close();
    }

    @Test
    void a_report_reaches_the_secretariat() throws Exception {
        Association association = Association.founded();
        Company victim = Company.any();
        victim.joins(association);
        Deal deal = Deal.about("蓝藻色素提取", victim, Company.any());
        Eventually.until(
                () ->
                        victim.api()
                                .send(
                                        "POST",
                                        "/api/matchmaking/reports",
                                        Map.of("Idempotency-Key", deal.id()),
                                        Deal.body()
                                                .put("organization", victim.id())
                                                .put("alliance", association.id())
                                                .put("match", deal.id())
                                                .put("category", "FRAUD")
                                                .put("words", "假冒厂家")
                                                .toString()),
                answer -> answer.status() == 201);

        JsonNode inbox =
                Eventually.until(
                        () ->
                                Eventually.get(
                                        association.office(),
                                        "/api/notifications/inbox/" + association.id()),
                        found -> !found.isEmpty());
        assertThat(inbox.get(0).get("kind").asString()).isEqualTo("ABUSE_REPORTED");
        JsonNode reports =
                association.office().get("/api/matchmaking/reports?alliance=" + association.id());
        assertThat(reports.get(0).get("words").asString()).isEqualTo("假冒厂家");
        String report = inbox.get(0).get("link").asString();
        assertThat(association.office().get(report).get("words").asString()).isEqualTo("假冒厂家");
        association.office().post(report + "/resolution", null, null);
        Api.Answer again =
                association.office().send("POST", report + "/resolution", Map.of(), null);
        assertThat(again.status()).as("a second resolution").isEqualTo(409);
    }

    private static String kind(Live stream) throws InterruptedException {
        return stream.next(SECONDS).orElseThrow().data().get("kind").asString();
    }
}
