package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.identity.RunningIdentity;
import io.qiao.identity.Visitor;
import io.qiao.identity.person.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An application that the settings of the service name logs people in as a registered one does.
class ConfiguringAThirdParty {
    private static final TestClient TOOL =
            new TestClient("tool", RunningIdentity.TOOL_SECRET, "https://tool.example/back");
    private static final TestClient PHONE =
            new TestClient("phone", null, "http://127.0.0.1:4711/back");

    private final Person person = RunningIdentity.person();

    @Test
    void logs_somebody_in_who_consents() throws Exception {
        JsonNode tokens = TOOL.exchange(code(TOOL, "openid email"));

        JsonNode told = TestClient.part(tokens.get("id_token").asString(), 1);
        assertThat(told.get("aud").asString()).isEqualTo("tool");
        assertThat(told.get("sub").asString()).isEqualTo(person.id());
        assertThat(tokens.has("refresh_token")).isTrue();
    }

    @Test
    void without_a_secret_proves_itself_by_the_verifier() throws Exception {
        assertThat(PHONE.exchange(code(PHONE, "openid")).has("access_token")).isTrue();
    }

    @Test
    void gets_nothing_without_the_challenge_or_with_a_wrong_secret() throws Exception {
        HttpResponse<String> unproven =
                new Visitor()
                        .open(
                                RunningIdentity.at(
                                        TOOL.authorization("openid")
                                                .replaceAll("&?code_challenge[^&]*", "")));
        assertThat(Visitor.parameters(unproven)).containsEntry("error", "invalid_request");

        TestClient liar = new TestClient("tool", "another secret", TOOL.redirectUri());
        assertThat(liar.exchange(code(TOOL, "openid")).get("error").asString())
                .isEqualTo("invalid_client");
    }

    @Test
    void may_ask_for_what_it_is_configured_for_only() throws Exception {
        HttpResponse<String> refused =
                new Visitor().open(RunningIdentity.at(TOOL.authorization("openid qiao")));

        assertThat(Visitor.parameters(refused)).containsEntry("error", "invalid_scope");
    }

    /// Logs in and allows what the page asks for.
    private String code(TestClient client, String scope) throws Exception {
        Visitor visitor = new Visitor();
        HttpResponse<String> sent =
                TestClient.logIn(visitor, client.authorization(scope), person.mail());
        String page = visitor.open(Visitor.next(sent)).body();
        Matcher fields =
                Pattern.compile("name=\"(client_id|state)\" value=\"([^\"]+)\"").matcher(page);
        StringBuilder form = new StringBuilder();
        fields.results()
                .limit(2)
                .forEach(
                        each ->
                                form.append(Visitor.form(Map.of(each.group(1), each.group(2))))
                                        .append('&'));
        for (String each : scope.split(" ", 0)) {
            form.append("scope=").append(each).append('&');
        }
        return Visitor.code(visitor.post(RunningIdentity.at(Endpoints.AUTHORIZE), form.toString()));
    }
}
