package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Names and mail addresses are shown to the other side of an accepted match, and are those of the
/// people who wanted it. A stranger tries every other way.
class KeepingContactsPrivate {
    @Test
    void nobody_gets_at_somebody_else_by_way_of_organizations_of_their_own() throws Exception {
        Qiao.Account victim = Qiao.account();
        String administrator = Qiao.admin().get("/session").get("account").asString();
        Deal own = Deal.about("鳞翅目标本");
        for (String target : List.of(victim.id(), administrator)) {
            for (Company company : List.of(own.buyer(), own.seller())) {
                appointingIsNotPossible(company, target);
            }
        }
        own.seller().api().invite("REPRESENTATIVE", own.seller().id(), victim.mail(), null);

        own.accepted();

        JsonNode shown = contacts(own.buyer(), own);
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).get("mail").asString()).isEqualTo(mail(own.seller()));
        assertThat(everythingSeenBy(own.buyer(), own)).doesNotContain(victim.mail());
    }

    private static void appointingIsNotPossible(Company company, String target) throws Exception {
        String organization = "/api/membership/organizations/" + company.id();
        String account = json().put("account", target).toString();
        assertThat(status(company.api(), "POST", organization + "/representatives", account))
                .isIn(404, 405);
        assertThat(status(company.api(), "POST", organization + "/viewers", account))
                .isIn(404, 405);
        ObjectNode profile = Bodies.profile("", "");
        profile.putArray("representatives").add(target);
        assertThat(status(company.api(), "POST", "/api/membership/organizations", profile))
                .isIn(400, 422);
        ObjectNode program =
                json().put("organization", company.id()).put("role", "VIEWER").put("name", "x");
        program.put("createdBy", target);
        assertThat(status(company.api(), "POST", "/api/identity/programs", program)).isIn(400, 422);
        ObjectNode invitation = Bodies.invitation("VIEWER", company.id()).put("account", target);
        assertThat(status(company.api(), "POST", "/api/identity/invitations", invitation))
                .isIn(400, 422);
    }

    @Test
    void only_those_who_said_interested_are_shown_and_only_while_they_represent_the_side()
            throws Exception {
        Deal deal = Deal.about("松萝茶采制");
        Qiao.Account colleague = Qiao.account();
        colleague.takesUp("REPRESENTATIVE", deal.seller().id(), deal.seller().api());
        Company asColleague = new Company(deal.seller().id(), colleague.api());
        deal.act(deal.buyer(), "interest", Deal.body());
        deal.act(asColleague, "interest", Deal.body());

        assertThat(mails(deal)).containsExactly(colleague.mail());

        remove(deal.seller(), colleague.id());
        Eventually.until(() -> contacts(deal.buyer(), deal), JsonNode::isEmpty);
        deal.act(deal.seller(), "interest", Deal.body());
        Eventually.until(() -> contacts(deal.buyer(), deal), found -> !found.isEmpty());
        assertThat(mails(deal)).containsExactly(mail(deal.seller()));
    }

    @Test
    void for_a_program_the_person_who_made_it_is_shown() throws Exception {
        Deal deal = Deal.about("贝雕工艺");
        JsonNode made =
                deal.seller()
                        .api()
                        .post(
                                "/api/identity/programs",
                                null,
                                json().put("organization", deal.seller().id())
                                        .put("role", "REPRESENTATIVE")
                                        .put("name", "x"));
        Api program =
                Qiao.stranger().program(made.get("id").asString(), made.get("secret").asString());
        deal.act(deal.buyer(), "interest", Deal.body());
        deal.act(new Company(deal.seller().id(), program), "interest", Deal.body());

        assertThat(mails(deal)).containsExactly(mail(deal.seller()));
    }

    @Test
    void the_other_side_is_never_told_an_account_id() throws Exception {
        Deal deal = Deal.about("藤编家具");
        String seller = deal.seller().api().get("/session").get("account").asString();
        deal.act(deal.seller(), "interest", Deal.body());
        assertThat(everythingSeenBy(deal.buyer(), deal))
                .contains("INTERESTED")
                .doesNotContain(seller);

        deal.act(deal.buyer(), "interest", Deal.body());

        assertThat(everythingSeenBy(deal.buyer(), deal))
                .contains("ACCEPTED")
                .doesNotContain(seller);
    }

    private static String everythingSeenBy(Company company, Deal deal) throws Exception {
        String other = deal.seller().id();
        StringBuilder seen = new StringBuilder();
        for (String path :
                List.of(
                        "/api/matchmaking/matches/" + deal.id(),
                        "/api/matchmaking/matches/%s/reasons".formatted(deal.id()),
                        "/api/matchmaking/matches/%s/messages".formatted(deal.id()),
                        "/api/matchmaking/matches?organization=" + company.id(),
                        "/api/matchmaking/postings/" + deal.offer().get("id").asString(),
                        "/api/notifications/inbox/" + company.id(),
                        "/api/membership/organizations/" + other,
                        "/api/membership/organizations?limit=100",
                        "/api/matchmaking/audit",
                        "/api/membership/applications?organization=" + other,
                        "/api/identity/programs?organization=" + other,
                        "/api/identity/invitations?role=VIEWER&place=" + other)) {
            seen.append(company.api().send("GET", path, Map.of(), null).body());
        }
        return seen.toString();
    }

    private static List<String> mails(Deal deal) throws Exception {
        return contacts(deal.buyer(), deal)
                .valueStream()
                .map(each -> each.get("mail").asString())
                .toList();
    }

    private static JsonNode contacts(Company company, Deal deal) throws Exception {
        return Eventually.get(company.api(), "/api/identity/contacts?match=" + deal.id());
    }

    private static void remove(Company company, String account) throws Exception {
        String path =
                "/api/membership/organizations/%s/representatives/%s"
                        .formatted(company.id(), account);
        assertThat(status(company.api(), "DELETE", path, (String) null)).isEqualTo(200);
    }

    private static String mail(Company company) throws Exception {
        return company.api().get("/api/identity/me").get("mail").asString();
    }

    private static int status(Api api, String method, String path, JsonNode body) throws Exception {
        return status(api, method, path, body.toString());
    }

    private static int status(Api api, String method, String path, @Nullable String body)
            throws Exception {
        return api.send(method, path, Map.of(), body).status();
    }

    private static ObjectNode json() {
        return Api.JSON.createObjectNode();
    }
}
