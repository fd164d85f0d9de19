package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What every part of the API has in common.
class KeepingToTheConventions {
    private static final String POSTINGS = "/api/matchmaking/postings";

    @Test
    void the_same_idempotency_key_creates_one_thing() throws Exception {
        Company company = Company.any();
        String body = Bodies.supply("一次性创建", "同一个键").toString();
        Map<String, String> key = Map.of("Idempotency-Key", "k-1");

        company.posts(Bodies.supply("等待", "等待"));
        Api.Answer first = company.api().send("POST", POSTINGS, key, body);
        Api.Answer again = company.api().send("POST", POSTINGS, key, body);
        Api.Answer other =
                company.api().send("POST", POSTINGS, key, Bodies.supply("另一个", "x").toString());

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").asString())
                .isEqualTo("urn:qiao:problem:idempotency-key.reused");
    }

    @Test
    void a_change_needs_the_newest_version() throws Exception {
        Company company = Company.any();
        JsonNode posting = company.posts(Bodies.supply("版本", "第一版"));
        String path = POSTINGS + "/" + posting.get("id").asString();
        String tag = company.api().send("GET", path, Map.of(), null).header("ETag");
        String body = Bodies.supply("版本", "第二版").toString();

        assertThat(company.api().send("PUT", path, Map.of(), body).status()).isEqualTo(428);
        Api.Answer changed = company.api().send("PUT", path, Map.of("If-Match", tag), body);
        Api.Answer stale = company.api().send("PUT", path, Map.of("If-Match", tag), body);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("text").asString()).isEqualTo("第二版");
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void a_list_comes_in_pages_that_lead_to_each_other() throws Exception {
        Company company = Company.any();
        for (int at = 0; at < 5; at++) {
            company.posts(Bodies.supply("分页" + at, "x"));
        }

        List<String> titles = new ArrayList<>();
        String next = POSTINGS + "?limit=2&owner=" + company.id();
        while (!next.isEmpty()) {
            Api.Answer page = company.api().send("GET", next, Map.of(), null);
            page.json().forEach(each -> titles.add(each.get("title").asString()));
            next = page.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        }

        assertThat(titles).containsExactly("分页4", "分页3", "分页2", "分页1", "分页0");
    }

    @Test
    void closing_twice_is_a_conflict() throws Exception {
        Company company = Company.any();
        JsonNode posting = company.posts(Bodies.supply("关闭", "x"));
        String path = POSTINGS + "/%s/closing".formatted(posting.get("id").asString());

        assertThat(company.api().send("POST", path, Map.of(), null).status()).isEqualTo(200);
        Api.Answer again = company.api().send("POST", path, Map.of(), null);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("type").asString())
                .isEqualTo("urn:qiao:problem:posting.not-open");
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
