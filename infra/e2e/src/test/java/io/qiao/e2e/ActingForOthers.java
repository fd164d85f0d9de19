package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Browser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Programs, invitations, contacts: acting for an organization without being its founder, and what
/// the audit trail tells of it.
class ActingForOthers {
    private static ObjectNode json() {
        return Api.JSON.createObjectNode();
    }

    @Test
    void a_program_does_what_its_role_allows_for_its_organization_until_it_is_revoked()
            throws Exception {
        Company company = Company.any();
        Company other = Company.any();
        JsonNode poster = program(company, "REPRESENTATIVE");
        JsonNode reader = program(company, "VIEWER");
        Api posting = api(poster);
        Api reading = api(reader);

        JsonNode posted =
                posting.post("/api/matchmaking/postings", null, Bodies.supply("程序发布", "接口"));
        assertThat(posted.get("owner").asString()).isEqualTo(company.id());
        String own = "/api/matchmaking/postings?owner=" + company.id();
        assertThat(Eventually.get(reading, own)).hasSize(1);
        String body = Bodies.supply("越权", "x").put("owner", company.id()).toString();
        assertThat(send(reading, "POST", "/api/matchmaking/postings", body)).isEqualTo(403);
        String forOther = Bodies.supply("越权", "x").put("owner", other.id()).toString();
        assertThat(send(posting, "POST", "/api/matchmaking/postings", forOther)).isEqualTo(403);
        String token = json().put("token", "x").toString();
        String acceptance = "/api/identity/invitations/acceptance";
        assertThat(send(posting, "POST", acceptance, token)).isEqualTo(403);
        String details = json().put("name", "x").put("language", "en").toString();
        assertThat(send(posting, "PUT", "/api/identity/me", details)).isEqualTo(403);
        String invitation = Bodies.invitation("REPRESENTATIVE", company.id()).toString();
        assertThat(send(posting, "POST", "/api/identity/invitations", invitation)).isEqualTo(403);
        String profile = Bodies.profile("", "").toString();
        Api.Answer registered =
                posting.send("POST", "/api/membership/organizations", Map.of(), profile);
        assertThat(registered.status()).isEqualTo(403);
        assertThat(registered.json().get("detail").asString())
                .isEqualTo("A program may not do that; a person has to.");
        assertThat(
                        send(
                                posting,
                                "POST",
                                "/api/identity/programs",
                                json().put("organization", company.id())
                                        .put("role", "VIEWER")
                                        .put("name", "x")
                                        .toString()))
                .isEqualTo(403);

        String path = "/api/identity/programs/" + poster.get("id").asString();
        assertThat(send(company.api(), "DELETE", path, null)).isEqualTo(204);

        Eventually.until(
                () -> send(posting, "POST", "/api/matchmaking/postings", body),
                status -> status == 403);
        assertThat(token(poster)).isEqualTo(401);
    }

    private static JsonNode program(Company company, String role) throws Exception {
        return company.api()
                .post(
                        "/api/identity/programs",
                        null,
                        json().put("organization", company.id())
                                .put("role", role)
                                .put("name", "x"));
    }

    private static Api api(JsonNode program) throws Exception {
        return Qiao.stranger()
                .program(program.get("id").asString(), program.get("secret").asString());
    }

    private static int token(JsonNode program) throws Exception {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (program.get("id").asString()
                                                + ":"
                                                + program.get("secret").asString())
                                        .getBytes(StandardCharsets.UTF_8));
        return Qiao.stranger()
                .send(
                        "POST",
                        "/identity/oauth2/token",
                        Map.of(
                                "Authorization",
                                "Basic " + basic,
                                "Content-Type",
                                "application/x-www-form-urlencoded"),
                        "grant_type=client_credentials")
                .status();
    }

    private static int send(Api api, String method, String path, @Nullable String body)
            throws Exception {
        return api.send(method, path, Map.of(), body).status();
    }

    @Test
    void an_invited_colleague_acts_once_the_invitation_is_taken_up() throws Exception {
        Company company = Company.any();
        Qiao.Account colleague = Qiao.account();
        company.api()
                .post(
                        "/api/identity/invitations",
                        "invite",
                        json().put("role", "REPRESENTATIVE")
                                .put("place", company.id())
                                .put("mail", colleague.mail())
                                .put("language", "zh-Hant"));
        String token = Qiao.mailbox().token(colleague.mail(), "invitation");

        colleague
                .api()
                .post("/api/identity/invitations/acceptance", null, json().put("token", token));

        JsonNode posted =
                colleague
                        .api()
                        .post(
                                "/api/matchmaking/postings",
                                null,
                                Bodies.supply("同事发布", "x").put("owner", company.id()));
        assertThat(posted.get("owner").asString()).isEqualTo(company.id());
        assertThat(
                        send(
                                colleague.api(),
                                "POST",
                                "/api/identity/invitations/acceptance",
                                json().put("token", token).toString()))
                .as("the same link again")
                .isEqualTo(422);

        String path =
                "/api/membership/organizations/%s/representatives/%s"
                        .formatted(company.id(), colleague.id());
        assertThat(send(company.api(), "DELETE", path, null)).isEqualTo(200);
        String body = Bodies.supply("离任后", "x").put("owner", company.id()).toString();
        Eventually.until(
                () -> send(colleague.api(), "POST", "/api/matchmaking/postings", body),
                status -> status == 403);
    }

    @Test
    void an_invitation_is_taken_up_in_a_browser_by_logging_in() throws Exception {
        Company company = Company.any();
        Qiao.Account colleague = Qiao.account();
        company.api()
                .post(
                        "/api/identity/invitations",
                        null,
                        json().put("role", "VIEWER")
                                .put("place", company.id())
                                .put("mail", colleague.mail())
                                .put("language", "en"));
        String token = Qiao.mailbox().token(colleague.mail(), "invitation");
        Browser browser = new Browser(Qiao.running().gateway());

        Browser.Page page = browser.open("/identity/invitation?token=" + token + "&lang=en");
        assertThat(page.body()).contains("Somebody invites you to Test company, as a viewer.");
        Browser.Page form = browser.submit(page, "/identity/invitation", Map.of("token", token));
        Browser.Page end =
                browser.submit(
                        form,
                        "/identity/login",
                        Map.of("mail", colleague.mail(), "password", Qiao.PASSWORD));

        assertThat(end.status()).isEqualTo(200);
        assertThat(end.body()).contains("Test company: you are a viewer. This takes effect");
        assertThat(browser.open(next(end)).path()).isEqualTo("/docs");
        Eventually.get(colleague.api(), "/api/matchmaking/postings?owner=" + company.id());
    }

    /// Where the page leads on to.
    private static String next(Browser.Page page) {
        Matcher link = Pattern.compile("id=\"next\" href=\"([^\"]+)\"").matcher(page.body());
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    @Test
    void a_seat_given_by_invitation_runs_events() throws Exception {
        Association association = Association.founded();
        Qiao.Account organizer = Qiao.account();
        association
                .office()
                .post(
                        "/api/identity/invitations",
                        null,
                        json().put("role", "ORGANIZER")
                                .put("place", association.id())
                                .put("mail", organizer.mail())
                                .put("language", "en"));
        String token = Qiao.mailbox().token(organizer.mail(), "invitation");
        JsonNode accepted =
                organizer
                        .api()
                        .post(
                                "/api/identity/invitations/acceptance",
                                null,
                                json().put("token", token));

        assertThat(accepted.at("/name/zh-Hans").asString()).isEqualTo("测试联盟");
        assertThat(accepted.get("role").asString()).isEqualTo("ORGANIZER");
        JsonNode held =
                organizer
                        .api()
                        .post("/api/events/gatherings", null, Bodies.gathering(association.id()));

        assertThat(held.get("alliance").asString()).isEqualTo(association.id());
    }

    @Test
    void contact_details_are_shown_when_both_sides_accepted_and_not_before() throws Exception {
        Company buyer = Company.any();
        Company seller = Company.any();
        JsonNode need = buyer.posts(Bodies.demand("苔藓微景观采购", "苔藓微景观。"));
        seller.posts(Bodies.supply("苔藓微景观供应", "苔藓微景观。"));
        String list =
                "/api/matchmaking/matches?organization=%s&subject=%s"
                        .formatted(buyer.id(), need.get("id").asString());
        String match =
                Eventually.until(
                                () -> buyer.api().send("GET", list, Map.of(), null),
                                answer -> answer.status() == 200 && !answer.json().isEmpty())
                        .json()
                        .get(0)
                        .get("id")
                        .asString();
        String contacts = "/api/identity/contacts?match=" + match;
        String interest = "/api/matchmaking/matches/%s/interest".formatted(match);

        assertThat(send(buyer.api(), "GET", contacts, null)).isEqualTo(404);
        JsonNode one = buyer.api().post(interest, null, json().put("organization", buyer.id()));
        assertThat(one.get("stage").asString()).isEqualTo("INTERESTED");
        assertThat(send(buyer.api(), "GET", contacts, null)).isEqualTo(404);
        JsonNode both = seller.api().post(interest, null, json().put("organization", seller.id()));
        assertThat(both.get("stage").asString()).isEqualTo("ACCEPTED");

        JsonNode shown = Eventually.get(buyer.api(), contacts);
        String mail = seller.api().get("/api/identity/me").get("mail").asString();
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).get("mail").asString()).isEqualTo(mail);
        assertThat(send(Company.any().api(), "GET", contacts, null)).isEqualTo(404);
        JsonNode inbox =
                Eventually.until(
                        seller::inbox, all -> all.toString().contains("INTEREST_EXPRESSED"));
        assertThat(inbox.toString()).contains("MATCH_ACCEPTED");
        String account = buyer.api().get("/session").get("account").asString();
        assertThat(Qiao.admin().get("/api/identity/audit?limit=100").toString())
                .contains("contacts of match " + match)
                .contains(account);
    }

    @Test
    void an_alliance_reads_of_its_seats_and_not_of_what_its_members_do_with_outsiders()
            throws Exception {
        Association association = Association.founded();
        Company member = Company.any();
        member.joins(association);
        Deal deal = Deal.about("碲锌镉探测器", member, Company.any());
        deal.act(member, "interest", Deal.body());
        deal.act(member, "messages", Deal.body().put("text", "请报价"));
        String block =
                member.api()
                        .post(
                                "/api/matchmaking/blocks",
                                null,
                                Deal.body()
                                        .put("organization", member.id())
                                        .put("blocked", deal.seller().id()))
                        .get("id")
                        .asString();
        String invitation =
                association
                        .office()
                        .post(
                                "/api/identity/invitations",
                                null,
                                json().put("role", "COUNCIL")
                                        .put("place", association.id())
                                        .put("mail", "u" + association.id() + "@test.example")
                                        .put("language", "en"))
                        .get("id")
                        .asString();

        Eventually.until(
                () -> Qiao.admin().get("/api/matchmaking/audit?limit=100").toString(),
                all -> all.contains(block) && all.contains(deal.id()));
        assertThat(
                        association
                                .office()
                                .get(
                                        "/api/matchmaking/audit?limit=100&alliance="
                                                + association.id()))
                .isEmpty();
        String seats = "/api/identity/audit?alliance=" + association.id();
        Eventually.until(
                () -> association.office().get(seats).toString(),
                shown -> shown.contains(invitation));
    }

    @Test
    void the_audit_trail_tells_who_did_what_and_who_was_refused() throws Exception {
        Association association = Association.founded();
        Company company = Company.any();
        company.joins(association);
        String account = company.api().get("/session").get("account").asString();
        ObjectNode posting = Bodies.supply("留痕", "x").put("owner", company.id());
        posting.putArray("alliances").add(association.id());
        JsonNode posted = company.posts(posting);
        send(
                company.api(),
                "POST",
                "/api/events/gatherings",
                Bodies.gathering(association.id()).toString());

        String matchmaking = "/api/matchmaking/audit?alliance=" + association.id();
        JsonNode deed =
                Eventually.until(
                                () -> association.office().send("GET", matchmaking, Map.of(), null),
                                answer ->
                                        answer.status() == 200
                                                && answer.body()
                                                        .contains(posted.get("id").asString()))
                        .json()
                        .get(0);
        assertThat(deed.get("actor").asString()).isEqualTo(account);
        assertThat(deed.get("action").asString())
                .isEqualTo("io.qiao.matchmaking.posting-published");
        assertThat(deed.get("subject").asString()).isEqualTo(posted.get("id").asString());
        assertThat(deed.get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(deed.get("time").asString()).startsWith("20");

        JsonNode refused =
                Eventually.get(
                                association.office(),
                                "/api/events/audit?alliance=" + association.id())
                        .get(0);
        assertThat(refused.get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(refused.get("status").asInt()).isEqualTo(403);
        assertThat(refused.get("actor").asString()).isEqualTo(account);
        assertThat(refused.get("action").asString()).isEqualTo("POST /api/events/gatherings");

        Association other = Association.founded();
        assertThat(other.office().send("GET", matchmaking, Map.of(), null).status()).isEqualTo(403);
        assertThat(company.api().send("DELETE", "/api/matchmaking/audit", Map.of(), null).status())
                .isEqualTo(405);
    }
}
