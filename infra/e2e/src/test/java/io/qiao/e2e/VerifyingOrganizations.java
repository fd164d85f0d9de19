package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Somebody registers an organization that is not theirs.
class VerifyingOrganizations {
    private final String number =
            "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));

    @Test
    void an_organization_is_unverified_until_a_secretariat_admits_it() throws Exception {
        Association association = Association.founded();
        Company company = registered();
        assertThat(verification(company)).isEqualTo("UNVERIFIED");

        company.joins(association);

        assertThat(verification(company)).isEqualTo("VERIFIED");
        JsonNode members =
                company.api()
                        .get("/api/membership/alliances/%s/members".formatted(association.id()));
        assertThat(members.get(0).get("verification").asString()).isEqualTo("VERIFIED");
    }

    @Test
    void nobody_gets_the_code_of_another_unseen() throws Exception {
        Association association = Association.founded();
        Company company = registered();
        company.joins(association);
        Company copy = registered();
        String admission =
                "/api/membership/applications/%s/admission".formatted(applies(copy, association));

        Api.Answer unseen = association.office().send("POST", admission, Map.of(), null);

        assertThat(unseen.status()).isEqualTo(409);
        assertThat(unseen.json().get("type").asString()).isEqualTo("urn:qiao:problem:code.claimed");
        assertThat(unseen.json().get("detail").asString()).contains(company.id());
        assertThat(verification(company)).isEqualTo("VERIFIED");
        assertThat(shown(copy).at("/sharing/0/organization").asString()).isEqualTo(company.id());

        ObjectNode seen = Api.JSON.createObjectNode().put("insteadOf", company.id());
        association.office().post(admission, null, seen);

        assertThat(verification(company)).isEqualTo("UNVERIFIED");
        assertThat(verification(copy)).isEqualTo("VERIFIED");
        assertThat(told(company).get("link").asString())
                .isEqualTo("/api/membership/organizations/%s/verification".formatted(company.id()));
        assertThat(audited(company).get("actor").asString())
                .as("whoever admitted the copy")
                .isEqualTo(association.office().get("/api/identity/me").get("id").asString());
    }

    /// Who loses a verification to another one hears of it.
    private static JsonNode told(Company company) throws InterruptedException {
        return Eventually.until(
                        () ->
                                company.api()
                                        .send(
                                                "GET",
                                                "/api/notifications/inbox/" + company.id(),
                                                Map.of(),
                                                null),
                        answer ->
                                answer.status() == 200
                                        && answer.json()
                                                .path(0)
                                                .path("kind")
                                                .asString("")
                                                .equals("VERIFICATION_OVERTAKEN"))
                .json()
                .get(0);
    }

    private static JsonNode audited(Company company) throws InterruptedException {
        return Eventually.until(() -> ended(company), entry -> !entry.isMissingNode());
    }

    private static JsonNode ended(Company company) throws IOException, InterruptedException {
        for (JsonNode each : Qiao.admin().get("/api/membership/audit?limit=100")) {
            if (each.get("action").asString().equals("io.qiao.membership.verification-ended")
                    && each.get("subject").asString().equals(company.id())) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void the_administrator_verifies_and_withdraws() throws Exception {
        Company company = registered();
        String path = "/api/membership/organizations/%s/verification".formatted(company.id());

        Qiao.admin().post(path, null, null);
        assertThat(verification(company)).isEqualTo("VERIFIED");

        Qiao.admin().send("DELETE", path, Map.of(), null);
        assertThat(verification(company)).isEqualTo("UNVERIFIED");
    }

    private Company registered() throws IOException, InterruptedException {
        Api api = Qiao.account().api();
        ObjectNode profile = Bodies.profile("", "").put("hongKongNumber", number);
        String id = api.post("/api/membership/organizations", null, profile).get("id").asString();
        return new Company(id, api);
    }

    private static String applies(Company company, Association association)
            throws IOException, InterruptedException {
        ObjectNode application =
                Api.JSON
                        .createObjectNode()
                        .put("alliance", association.id())
                        .put("organization", company.id());
        return company.api()
                .post("/api/membership/applications", null, application)
                .get("id")
                .asString();
    }

    private static JsonNode shown(Company company) throws IOException, InterruptedException {
        return company.api()
                .get("/api/membership/organizations/%s/verification".formatted(company.id()));
    }

    private static String verification(Company company) throws IOException, InterruptedException {
        return company.api()
                .get("/api/membership/organizations/" + company.id())
                .get("verification")
                .asString();
    }
}
