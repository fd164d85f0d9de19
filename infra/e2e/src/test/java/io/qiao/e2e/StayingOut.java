package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Nobody sees or does what is not theirs.
class StayingOut {

    @Test
    void a_stranger_gets_nowhere() throws Exception {
        for (String path :
                List.of(
                        "/api/membership/alliances",
                        "/api/membership/organizations",
                        "/api/membership/applications",
                        "/api/events/gatherings",
                        "/api/events/projects",
                        "/api/matchmaking/postings",
                        "/api/matchmaking/matches",
                        "/api/notifications/inbox/mine",
                        "/api/notifications/inbox/mine/stream")) {
            for (Api api : List.of(Qiao.stranger(), Qiao.stranger().with("x.y.z"))) {
                Api.Answer answer = api.send("GET", path, Map.of(), null);
                assertThat(answer.status()).as(path).isEqualTo(401);
                assertThat(answer.json().get("type").asString())
                        .isEqualTo("urn:qiao:problem:unauthenticated");
            }
        }
    }

    @Test
    void only_the_administrator_founds_alliances() throws Exception {
        Api.Answer answer =
                Qiao.account()
                        .api()
                        .send(
                                "POST",
                                "/api/membership/alliances",
                                Map.of(),
                                Bodies.alliance().toString());

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void only_the_secretariat_admits_and_only_both_sides_see_the_application() throws Exception {
        Association association = Association.founded();
        Association other = Association.founded();
        Company company = Company.any();
        Company rival = Company.any();
        String body =
                Api.JSON
                        .createObjectNode()
                        .put("alliance", association.id())
                        .put("organization", company.id())
                        .toString();
        String applications = "/api/membership/applications";
        assertThat(rival.api().send("POST", applications, Map.of(), body).status()).isEqualTo(403);
        String path =
                applications
                        + "/"
                        + company.api()
                                .send("POST", applications, Map.of(), body)
                                .json()
                                .get("id")
                                .asString();

        assertThat(rival.api().send("GET", path, Map.of(), null).status()).isEqualTo(404);
        assertThat(other.office().send("GET", path, Map.of(), null).status()).isEqualTo(404);
        assertThat(company.api().send("GET", path, Map.of(), null).status()).isEqualTo(200);
        for (Api api : List.of(rival.api(), other.office())) {
            assertThat(api.send("POST", path + "/admission", Map.of(), null).status())
                    .isEqualTo(404);
        }
        assertThat(company.api().send("POST", path + "/admission", Map.of(), null).status())
                .isEqualTo(403);
        assertThat(association.office().send("POST", path + "/admission", Map.of(), null).status())
                .isEqualTo(200);
        assertThat(association.office().send("POST", path + "/admission", Map.of(), null).status())
                .isEqualTo(409);
        assertThat(
                        rival.api()
                                .send(
                                        "GET",
                                        applications + "?alliance=" + association.id(),
                                        Map.of(),
                                        null)
                                .status())
                .isEqualTo(403);
    }

    @Test
    void another_company_cannot_post_revise_or_close_for_me_nor_read_my_mail() throws Exception {
        Company mine = Company.any();
        Company rival = Company.any();
        JsonNode posting = mine.posts(Bodies.supply("我的", "我的"));
        rival.posts(Bodies.supply("对手", "对手"));
        rival.inbox();
        String path = "/api/matchmaking/postings/" + posting.get("id").asString();
        String forMe = Bodies.supply("冒名", "冒名").put("owner", mine.id()).toString();

        assertThat(rival.api().send("POST", "/api/matchmaking/postings", Map.of(), forMe).status())
                .isEqualTo(403);
        assertThat(rival.api().send("PUT", path, Map.of("If-Match", "\"1\""), forMe).status())
                .isEqualTo(403);
        assertThat(rival.api().send("POST", path + "/closing", Map.of(), null).status())
                .isEqualTo(403);
        for (String own :
                List.of(
                        "/api/matchmaking/postings?owner=" + mine.id(),
                        "/api/matchmaking/matches?organization=" + mine.id(),
                        "/api/notifications/inbox/" + mine.id(),
                        "/api/notifications/inbox/%s/unread".formatted(mine.id()),
                        "/api/notifications/inbox/%s/stream".formatted(mine.id()),
                        "/api/membership/applications?organization=" + mine.id())) {
            assertThat(rival.api().send("GET", own, Map.of(), null).status())
                    .as(own)
                    .isEqualTo(403);
        }
        assertThat(
                        rival.api()
                                .send(
                                        "POST",
                                        "/api/notifications/inbox/%s/read".formatted(mine.id()),
                                        Map.of(),
                                        "{\"upTo\":9}")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void only_representatives_change_an_organization_and_invite_others() throws Exception {
        Company mine = Company.any();
        Company rival = Company.any();
        Qiao.Account colleague = Qiao.account();
        String path = "/api/membership/organizations/" + mine.id();
        String invitation = Bodies.invitation("REPRESENTATIVE", mine.id()).toString();

        assertThat(
                        rival.api()
                                .send("POST", "/api/identity/invitations", Map.of(), invitation)
                                .status())
                .isEqualTo(403);
        assertThat(rival.api().get(path).has("representatives")).isFalse();
        colleague.takesUp("REPRESENTATIVE", mine.id(), mine.api());
        JsonNode seen = colleague.api().get(path);
        assertThat(seen.get("representatives")).hasSize(2);

        String tag = colleague.api().send("GET", path, Map.of(), null).header("ETag");
        String profile = Bodies.profile("新", "新").toString();
        assertThat(
                        rival.api()
                                .send("PUT", path + "/profile", Map.of("If-Match", tag), profile)
                                .status())
                .isEqualTo(403);
        assertThat(
                        colleague
                                .api()
                                .send("PUT", path + "/profile", Map.of("If-Match", tag), profile)
                                .status())
                .isEqualTo(200);
        String own = path + "/representatives/" + colleague.id();
        assertThat(mine.api().send("DELETE", own, Map.of(), null).status()).isEqualTo(200);
        String other = path + "/representatives/" + seen.get("representatives").get(0).asString();
        assertThat(colleague.api().send("DELETE", other, Map.of(), null).status()).isEqualTo(403);
        assertThat(colleague.api().send("DELETE", own, Map.of(), null).status()).isEqualTo(404);
    }

    @Test
    void only_the_secretariat_announces_events_and_records_projects() throws Exception {
        Association association = Association.founded();
        Company company = Company.any();
        String gathering = Bodies.gathering(association.id()).toString();
        String project = Bodies.project(association.id(), "x").toString();

        assertThat(
                        company.api()
                                .send("POST", "/api/events/gatherings", Map.of(), gathering)
                                .status())
                .isEqualTo(403);
        assertThat(company.api().send("POST", "/api/events/projects", Map.of(), project).status())
                .isEqualTo(403);
        JsonNode held =
                association
                        .office()
                        .post("/api/events/gatherings", null, Bodies.gathering(association.id()));
        ObjectNode signed = Bodies.project(association.id(), "x");
        signed.put("gathering", held.get("id").asString());
        JsonNode recorded = association.office().post("/api/events/projects", null, signed);
        assertThat(company.api().get("/api/events/projects?gathering=" + held.get("id").asString()))
                .containsExactly(recorded);
    }

    @Test
    void health_and_figures_are_not_to_be_had_through_the_gateway() throws Exception {
        Api api = Qiao.account().api();

        assertThat(api.send("GET", "/actuator/prometheus", Map.of(), null).status()).isEqualTo(404);
        Api.Answer crooked =
                api.send("GET", "/api/membership/../../actuator/prometheus", Map.of(), null);
        assertThat(crooked.status()).isEqualTo(400);
        assertThat(crooked.json().get("type").asString())
                .isEqualTo("urn:qiao:problem:unacceptable");
        assertThat(api.send("GET", "/actuator/health", Map.of(), null).body())
                .isEqualTo("{\"status\":\"UP\"}");
        for (String path : List.of("/actuator", "/actuator/health/details")) {
            assertThat(api.send("GET", path, Map.of(), null).status()).as(path).isEqualTo(404);
        }
    }
}
