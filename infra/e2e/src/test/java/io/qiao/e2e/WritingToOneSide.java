package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one side writes to the other is read by that side, at home, and lies on no topic.
class WritingToOneSide {
    private final String marker = "密语" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void an_applicant_reads_why_it_was_turned_back_and_a_member_why_it_was_let_go()
            throws Exception {
        Association association = Association.founded();
        Company applicant = Company.any();
        String returned = applicant.applies(association);
        String ended = applicant.applies(association);
        admit(association, ended);

        association.office().post(application(returned) + "/return", null, reason("退回"));
        association.office().post(application(ended) + "/ending", null, reason("结束"));

        JsonNode why = applicant.api().get(application(returned));
        assertThat(why.at("/reason/words").asString()).isEqualTo(marker + "退回");
        assertThat(why.at("/reason/by").asString()).isEqualTo("ALLIANCE");
        assertThat(applicant.api().get(application(ended)).at("/reason/words").asString())
                .isEqualTo(marker + "结束");
        assertThat(status(Company.any(), application(returned))).isEqualTo(404);
        Topics topics = Topics.holding(returned, "application-returned");
        assertThat(topics.told(returned, "application-returned"))
                .contains("\"by\":\"ALLIANCE\"", "\"hasWords\":true");
        Topics.holding(ended, "membership-ended");
        assertThat(topics.with(marker)).isEmpty();
    }

    private static void admit(Association association, String application)
            throws IOException, InterruptedException {
        association.office().post(application(application) + "/admission", null, null);
    }

    private static String application(String id) {
        return "/api/membership/applications/" + id;
    }

    private ObjectNode reason(String words) {
        return Api.JSON.createObjectNode().put("reason", marker + words);
    }

    @Test
    void a_deal_goes_its_way_without_a_word_of_it_on_any_topic() throws Exception {
        Deal deal = Deal.about("镥基闪烁晶体").accepted();
        deal.act(deal.buyer(), "messages", Deal.body().put("text", marker + "信"));
        deal.act(deal.seller(), "meeting", meeting("旧址"));
        deal.act(deal.seller(), "meeting", meeting("新址"));
        deal.act(deal.buyer(), "meeting/answer", Deal.body().put("coming", true));
        deal.act(
                deal.buyer(),
                "conclusion",
                Deal.body().put("outcome", "NO_DEAL").put("reason", marker + "未成"));

        JsonNode seen = deal.seller().api().get(path(deal));
        assertThat(seen.at("/meeting/place").asString()).isEqualTo(marker + "新址");
        assertThat(seen.at("/conclusion/words").asString()).isEqualTo(marker + "未成");
        assertThat(status(Company.any(), path(deal))).isEqualTo(404);
        JsonNode inbox =
                Eventually.until(
                        deal.buyer()::inbox,
                        all -> all.toString().split("MEETING_PROPOSED", -1).length == 3);
        assertThat(inbox.toString()).as("another place is news").doesNotContain(marker);
        Topics topics = Topics.holding(deal.id(), "match-concluded");
        assertThat(topics.told(deal.id(), "match-concluded")).contains("\"hasWords\":true");
        assertThat(topics.with(marker)).isEmpty();
    }

    private ObjectNode meeting(String place) {
        Instant start = Instant.parse("2026-12-20T02:00:00Z");
        return Deal.body()
                .put("startsAt", start.toString())
                .put("endsAt", start.plus(Duration.ofHours(2)).toString())
                .put("place", marker + place);
    }

    @Test
    void a_refusal_and_a_report_are_read_by_those_they_are_for() throws Exception {
        Association association = Association.founded();
        Company victim = Company.any();
        victim.joins(association);
        Deal deal = Deal.about("铪基阻变薄膜", victim, Company.any());
        ObjectNode report =
                Deal.body()
                        .put("alliance", association.id())
                        .put("match", deal.id())
                        .put("category", "FRAUD")
                        .put("words", marker + "举报")
                        .put("organization", victim.id());
        String reported =
                Eventually.until(
                                () ->
                                        victim.api()
                                                .send(
                                                        "POST",
                                                        "/api/matchmaking/reports",
                                                        Map.of("Idempotency-Key", deal.id()),
                                                        report.toString()),
                                answer -> answer.status() == 201)
                        .json()
                        .at("/report/id")
                        .asString();
        deal.act(
                deal.seller(),
                "decline",
                Deal.body().put("reason", marker + "谢绝").put("cause", "PARTNER"));

        assertThat(victim.api().get(path(deal)).at("/ending/words").asString())
                .isEqualTo(marker + "谢绝");
        assertThat(status(deal.seller(), "/api/matchmaking/reports/" + reported)).isEqualTo(404);
        Topics topics = Topics.holding(deal.id(), "match-declined");
        assertThat(topics.told(deal.id(), "match-declined"))
                .contains("\"cause\":\"PARTNER\"", "\"hasWords\":true");
        assertThat(topics.told(reported, "abuse-reported")).isNotEmpty();
        assertThat(topics.with(marker)).isEmpty();
    }

    private static String path(Deal deal) {
        return "/api/matchmaking/matches/" + deal.id();
    }

    private static int status(Company company, String path)
            throws IOException, InterruptedException {
        return company.api().send("GET", path, Map.of(), null).status();
    }
}
