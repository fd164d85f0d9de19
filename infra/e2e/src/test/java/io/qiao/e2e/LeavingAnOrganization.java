package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The last one who acted for an organization leaves, or is no more.
class LeavingAnOrganization {
    private static final Duration HEARD = Duration.ofSeconds(1);

    @Test
    void what_nobody_stands_for_any_more_ends_and_the_secretariat_finds_somebody_new()
            throws Exception {
        endsWhatNobodyStandsFor("陨石切片鉴定", company -> erase(company.api()));
    }

    @Test
    void the_last_one_leaves_by_saying_that_it_is_meant_and_the_same_follows() throws Exception {
        endsWhatNobodyStandsFor(
                "缂丝残片修复",
                company -> {
                    Api.Answer asked = leave(company, "");
                    assertThat(asked.status()).isEqualTo(409);
                    assertThat(asked.json().get("type").asString())
                            .isEqualTo("urn:qiao:problem:representatives.last");

                    assertThat(leave(company, "?last=true").status()).isEqualTo(200);

                    assertThat(leave(company, "?last=true").status()).isEqualTo(404);
                    Eventually.until(
                            () ->
                                    company.api()
                                            .send(
                                                    "GET",
                                                    "/api/matchmaking/postings?owner="
                                                            + company.id(),
                                                    Map.of(),
                                                    null),
                            answer -> answer.status() == 403);
                });
    }

    @Test
    void who_is_not_the_last_one_leaves_at_once() throws Exception {
        Company company = Company.any();
        Qiao.Account colleague = Qiao.account();
        colleague.takesUp("REPRESENTATIVE", company.id(), company.api());
        Qiao.Account reader = Qiao.account();
        reader.takesUp("VIEWER", company.id(), company.api());

        assertThat(leave(company.id(), "viewers", reader.api(), "").status()).isEqualTo(200);
        assertThat(leave(company, "").status()).isEqualTo(200);

        JsonNode left = colleague.api().get("/api/membership/organizations/" + company.id());
        assertThat(left.get("representatives")).hasSize(1);
        assertThat(left.get("viewers")).isEmpty();
    }

    private static Api.Answer leave(Company company, String query)
            throws IOException, InterruptedException {
        return leave(company.id(), "representatives", company.api(), query);
    }

    private static Api.Answer leave(String organization, String role, Api api, String query)
            throws IOException, InterruptedException {
        String account = api.get("/api/identity/me").get("id").asString();
        return api.send(
                "DELETE",
                "/api/membership/organizations/%s/%s/%s%s"
                        .formatted(organization, role, account, query),
                Map.of(),
                null);
    }

    /// Has the last one leave an organization in an alliance, with a posting and an accepted match.
    ///
    /// @param what words that no other test uses
    private static void endsWhatNobodyStandsFor(String what, Departure departure) throws Exception {
        Association association = Association.founded();
        Company company = Company.any();
        company.joins(association);
        Company partner = Company.any();
        String need =
                company.posts(Bodies.demand(what + "采购", what + "。").put("owner", company.id()))
                        .get("id")
                        .asString();
        partner.posts(Bodies.supply(what + "供应", what + "。"));
        String match = matchOf(partner);
        for (Company side : List.of(company, partner)) {
            side.api()
                    .post(
                            "/api/matchmaking/matches/%s/interest".formatted(match),
                            null,
                            Api.JSON.createObjectNode().put("organization", side.id()));
        }

        departure.of(company);

        Api.Answer ended =
                Eventually.until(
                        () ->
                                partner.api()
                                        .send(
                                                "GET",
                                                "/api/matchmaking/matches/" + match,
                                                Map.of(),
                                                null),
                        answer -> answer.json().path("stage").asString().equals("VOID"));
        assertThat(ended.json().at("/ending/cause").asString()).isEqualTo("UNREPRESENTED");
        Eventually.until(
                () ->
                        partner.api()
                                .send("GET", "/api/matchmaking/postings/" + need, Map.of(), null),
                answer -> answer.json().path("status").asString().equals("CLOSED"));
        JsonNode told =
                Eventually.until(
                                () ->
                                        association
                                                .office()
                                                .send(
                                                        "GET",
                                                        "/api/notifications/inbox/"
                                                                + association.id(),
                                                        Map.of(),
                                                        null),
                                answer -> !answer.json().isEmpty())
                        .json()
                        .get(0);
        assertThat(told.get("kind").asString()).isEqualTo("MEMBER_UNREPRESENTED");
        assertThat(told.at("/partner/subject").asString()).isEqualTo(company.id());
        assertThat(told.at("/link").asString())
                .isEqualTo("/api/membership/organizations/" + company.id());
        assertThat(member(association, company).get("represented").asBoolean()).isFalse();

        Qiao.Account successor = Qiao.account();
        successor.takesUp("REPRESENTATIVE", company.id(), association.office());

        Eventually.get(successor.api(), "/api/matchmaking/postings?owner=" + company.id());
        assertThat(member(association, company).get("represented").asBoolean()).isTrue();
        assertThat(
                        association
                                .office()
                                .send(
                                        "POST",
                                        "/api/identity/invitations",
                                        Map.of(),
                                        invitation(company, successor.mail()).toString())
                                .status())
                .as("once somebody acts for it, that one invites")
                .isEqualTo(403);
    }

    @Test
    void a_secretariat_invites_nobody_to_what_is_represented_or_no_member() throws Exception {
        Association association = Association.founded();
        Company member = Company.any();
        member.joins(association);
        Company orphan = Company.any();
        erase(orphan.api());
        for (Company each : List.of(member, orphan)) {
            assertThat(
                            association
                                    .office()
                                    .send(
                                            "POST",
                                            "/api/identity/invitations",
                                            Map.of(),
                                            invitation(each, "x@test.example").toString())
                                    .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void an_erased_account_can_do_nothing_anywhere() throws Exception {
        Qiao.Account account = Qiao.account();
        Api elsewhere = Qiao.stranger().login(account.mail(), Qiao.PASSWORD);
        String organization =
                account.api()
                        .post("/api/membership/organizations", null, Bodies.profile("", ""))
                        .get("id")
                        .asString();

        erase(account.api());

        for (Api session : List.of(account.api(), elsewhere)) {
            assertThat(session.send("GET", "/api/identity/me", Map.of(), null).status())
                    .isEqualTo(401);
        }
        long deadline = System.nanoTime() + HEARD.toNanos();
        for (String path :
                List.of(
                        "/api/membership/organizations",
                        "/api/events/gatherings",
                        "/api/matchmaking/postings",
                        "/api/notifications/inbox/" + organization)) {
            Eventually.until(
                    () -> elsewhere.send("GET", path, Map.of(), null),
                    answer -> answer.status() == 401);
        }
        assertThat(System.nanoTime()).isLessThan(deadline);
    }

    private static String matchOf(Company company) throws InterruptedException {
        return Eventually.until(
                        () ->
                                company.api()
                                        .send(
                                                "GET",
                                                "/api/matchmaking/matches?organization="
                                                        + company.id(),
                                                Map.of(),
                                                null),
                        answer -> answer.status() == 200 && !answer.json().isEmpty())
                .json()
                .get(0)
                .get("id")
                .asString();
    }

    private static JsonNode member(Association association, Company company)
            throws IOException, InterruptedException {
        for (JsonNode each :
                association
                        .office()
                        .get("/api/membership/alliances/%s/members".formatted(association.id()))) {
            if (each.get("organization").asString().equals(company.id())) {
                return each;
            }
        }
        throw new AssertionError("no member");
    }

    private static ObjectNode invitation(Company company, String mail) {
        return Api.JSON
                .createObjectNode()
                .put("role", "REPRESENTATIVE")
                .put("place", company.id())
                .put("mail", mail)
                .put("language", "zh-Hans");
    }

    /// How the last one goes.
    private interface Departure {
        void of(Company company) throws Exception;
    }

    private static void erase(Api api) throws IOException, InterruptedException {
        Api.Answer answer =
                api.send(
                        "POST",
                        "/api/identity/me/erasure",
                        Map.of(),
                        Api.JSON.createObjectNode().put("password", Qiao.PASSWORD).toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }
}
