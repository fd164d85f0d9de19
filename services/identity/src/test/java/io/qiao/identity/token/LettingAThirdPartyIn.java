package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.identity.RunningIdentity;
import io.qiao.identity.Visitor;
import io.qiao.identity.person.Person;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An application of somebody else, from its registration to its end.
class LettingAThirdPartyIn {
    private static final String CLIENTS = "/api/identity/clients";
    private static final String BACK = "https://tool.example/back";
    private static final String BYE = "https://tool.example/bye";
    private static final JsonMapper JSON = new JsonMapper();

    private final Person person = RunningIdentity.person();

    private static TestClient registered(boolean confidential, String... scopes) throws Exception {
        HttpResponse<String> answer = register(draft(BACK, confidential, List.of(scopes)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = TestClient.json(answer);
        assertThat(made.has("secret")).isEqualTo(confidential);
        return new TestClient(
                made.get("id").asString(),
                confidential ? made.get("secret").asString() : null,
                BACK);
    }

    private static Map<String, Object> draft(
            String redirectUri, boolean confidential, List<String> scopes) {
        return Map.of(
                "name",
                "工具",
                "redirectUris",
                List.of(redirectUri),
                "postLogoutRedirectUris",
                List.of(BYE),
                "scopes",
                scopes,
                "confidential",
                confidential);
    }

    private static HttpResponse<String> register(Map<String, Object> draft) throws Exception {
        return send("POST", CLIENTS, JSON.writeValueAsString(draft));
    }

    /// As the launcher, which may do what an administrator may.
    private static HttpResponse<String> send(String method, String path, String body)
            throws Exception {
        String token =
                TestClient.json(
                                TestClient.launcher()
                                        .post(
                                                Endpoints.TOKEN,
                                                Map.of("grant_type", "client_credentials")))
                        .get("access_token")
                        .asString();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(RunningIdentity.at(path))
                                .header("Authorization", "Bearer " + token)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static List<String> scopes(HttpResponse<String> page) {
        Matcher found = Pattern.compile("name=\"scope\" value=\"([a-z]+)\"").matcher(page.body());
        return found.results().map(each -> each.group(1)).toList();
    }

    /// Presses a button of the page that asks.
    private static HttpResponse<String> answer(
            Visitor visitor, TestClient client, HttpResponse<String> page, boolean allow)
            throws Exception {
        Matcher state = Pattern.compile("name=\"state\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(state.find()).as(page.body()).isTrue();
        StringBuilder form = new StringBuilder();
        form.append(Visitor.form(Map.of("client_id", client.id(), "state", state.group(1))));
        if (allow) {
            scopes(page).forEach(each -> form.append("&scope=").append(each));
        }
        return visitor.post(RunningIdentity.at(Endpoints.AUTHORIZE), form.toString());
    }

    private HttpResponse<String> asked(Visitor visitor, TestClient client, String scope)
            throws Exception {
        HttpResponse<String> sent =
                TestClient.logIn(visitor, client.authorization(scope), person.mail());
        return visitor.open(Visitor.next(sent));
    }

    private JsonNode tokens(TestClient client, String scope) throws Exception {
        Visitor visitor = new Visitor();
        HttpResponse<String> allowed = answer(visitor, client, asked(visitor, client, scope), true);
        assertThat(allowed.headers().firstValue("Location").orElseThrow()).startsWith(BACK + "?");
        return client.exchange(Visitor.code(allowed));
    }

    /// Browsers hold the redirects that follow a form to the policy of its page.
    @Test
    void may_be_led_back_to_by_the_forms_of_its_own_login_only() throws Exception {
        TestClient client = registered(true, "openid");
        Visitor visitor = new Visitor();

        HttpResponse<String> sent =
                visitor.open(RunningIdentity.at(client.authorization("openid")));
        HttpResponse<String> login = visitor.open(Visitor.next(sent));
        HttpResponse<String> wrong =
                visitor.submit(
                        RunningIdentity.at("/identity/login"),
                        Map.of(
                                "mail",
                                person.mail(),
                                "password",
                                "wrong",
                                "_csrf",
                                Visitor.formToken(login)));

        assertThat(formTargets(login)).isEqualTo("'self' https://tool.example");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(formTargets(wrong)).isEqualTo("'self' https://tool.example");
        assertThat(formTargets(new Visitor().open(RunningIdentity.at("/identity/login"))))
                .isEqualTo("'self'");
    }

    @Test
    void a_client_that_nobody_registered_is_named_in_no_policy() throws Exception {
        for (String path : List.of("/identity/login?client_id=", "/identity/consent?client_id=")) {
            HttpResponse<String> page =
                    new Visitor().open(RunningIdentity.at(path + "none&state=x&scope=openid"));

            assertThat(formTargets(page)).as(path).isEqualTo("'self'");
        }
    }

    private static String formTargets(HttpResponse<String> page) {
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        return policy.substring(policy.indexOf("form-action ") + "form-action ".length());
    }

    @Test
    void asks_first_in_the_persons_language_what_it_may() throws Exception {
        TestClient client = registered(true, "openid", "profile", "email");
        Visitor visitor = new Visitor();

        HttpResponse<String> page = asked(visitor, client, "openid email");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("工具", person.mail());
        assertThat(scopes(page)).containsExactlyInAnyOrder("openid", "email");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' https://tool.example");
        HttpResponse<String> traditional =
                visitor.open(
                        RunningIdentity.at(
                                page.uri().getRawPath()
                                        + "?"
                                        + page.uri().getRawQuery()
                                        + "&lang=zh-Hant"));
        assertThat(traditional.body()).contains("請求您的授權", "讀取您的電郵地址");
    }

    @Test
    void a_no_is_one() throws Exception {
        TestClient client = registered(true, "openid");
        tokens(client, "openid");
        RunningIdentity.bean(KeptConsents.class).forgetAt(client.id());
        Visitor visitor = new Visitor();

        HttpResponse<String> refused =
                answer(visitor, client, asked(visitor, client, "openid"), false);

        assertThat(Visitor.parameters(refused)).containsEntry("error", "access_denied");
    }

    @Test
    void is_asked_once() throws Exception {
        TestClient client = registered(true, "openid");
        tokens(client, "openid");

        HttpResponse<String> again =
                TestClient.logIn(new Visitor(), client.authorization("openid"), person.mail());

        assertThat(Visitor.parameters(again))
                .containsKey("code")
                .containsEntry("state", "some state");
    }

    @Test
    void learns_what_was_allowed_and_no_more() throws Exception {
        TestClient client = registered(true, "openid", "profile", "email");

        JsonNode all = userInfo(tokens(client, "openid profile email"));
        assertThat(all.get("name").asString()).isEqualTo("小桥");
        assertThat(all.get("email").asString()).isEqualTo(person.mail());
        assertThat(all.get("sub").asString()).isEqualTo(person.id());

        JsonNode tokens = tokens(registered(true, "openid", "email"), "openid");
        assertThat(userInfo(tokens).propertyNames()).containsExactly("sub");
        assertThat(TestClient.part(tokens.get("id_token").asString(), 1).propertyNames())
                .doesNotContain("name", "email");
    }

    private static JsonNode userInfo(JsonNode tokens) throws Exception {
        return TestClient.json(
                TestClient.get(
                        Endpoints.USER_INFO,
                        "Authorization",
                        "Bearer " + tokens.get("access_token").asString()));
    }

    @Test
    void its_tokens_are_for_the_services_only_where_that_was_allowed() throws Exception {
        TestClient client = registered(true, "openid", "qiao");

        String plain = tokens(client, "openid").get("access_token").asString();
        assertThat(TestClient.part(plain, 1).get("aud").toString())
                .isEqualTo("\"%s\"".formatted(RunningIdentity.ISSUER));
        String acting = tokens(client, "openid qiao").get("access_token").asString();
        JsonNode claims = TestClient.part(acting, 1);
        assertThat(claims.get("aud").asString()).isEqualTo("qiao-services");
        assertThat(claims.get("platform_admin").asBoolean()).isFalse();

        for (String token : List.of(plain, acting)) {
            assertThat(
                            TestClient.get("/api/identity/me", "Authorization", "Bearer " + token)
                                    .statusCode())
                    .as("nobody's account is a third party's business")
                    .isIn(401, 403);
        }
    }

    @Test
    void without_a_secret_each_refresh_token_is_good_once() throws Exception {
        TestClient client = registered(false, "openid");
        String first = tokens(client, "openid").get("refresh_token").asString();

        JsonNode next = TestClient.json(client.refresh(first));
        String second = next.get("refresh_token").asString();
        assertThat(second).isNotEqualTo(first);

        assertThat(client.refresh(first).statusCode()).as("an old one").isEqualTo(400);
        assertThat(client.refresh(second).statusCode()).as("ends the login").isEqualTo(400);
    }

    @Test
    void with_a_secret_a_refresh_token_stays() throws Exception {
        TestClient client = registered(true, "openid");
        String token = tokens(client, "openid").get("refresh_token").asString();

        for (int at = 0; at < 3; at++) {
            assertThat(TestClient.json(client.refresh(token)).get("refresh_token").asString())
                    .isEqualTo(token);
        }
    }

    @Test
    void a_public_client_gives_its_token_back() throws Exception {
        TestClient client = registered(false, "openid");
        String token = tokens(client, "openid").get("refresh_token").asString();

        assertThat(client.revoke(token)).isEqualTo(200);

        assertThat(client.refresh(token).statusCode()).isEqualTo(400);
    }

    @Test
    void must_prove_that_it_began() throws Exception {
        TestClient client = registered(true, "openid");
        String without =
                client.authorization("openid").replaceAll("&?code_challenge(_method)?=[^&]*", "");

        HttpResponse<String> answer = new Visitor().open(RunningIdentity.at(without));

        assertThat(Visitor.parameters(answer)).containsEntry("error", "invalid_request");
    }

    @Test
    void logs_people_out() throws Exception {
        TestClient client = registered(true, "openid");
        JsonNode tokens = tokens(client, "openid");
        String path =
                Endpoints.LOG_OUT
                        + "?"
                        + Visitor.form(
                                Map.of(
                                        "id_token_hint",
                                        tokens.get("id_token").asString(),
                                        "post_logout_redirect_uri",
                                        BYE,
                                        "state",
                                        "over"));

        for (int twice = 0; twice < 2; twice++) {
            HttpResponse<String> answer = new Visitor().open(RunningIdentity.at(path));
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).hasValue(BYE + "?state=over");
        }
        assertThat(client.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(
                        client.introspect(tokens.get("access_token").asString())
                                .get("active")
                                .asBoolean())
                .isFalse();
    }

    @Test
    void a_log_out_leads_nowhere_else() throws Exception {
        TestClient client = registered(true, "openid");
        String hint = tokens(client, "openid").get("id_token").asString();

        HttpResponse<String> answer =
                new Visitor()
                        .open(
                                RunningIdentity.at(
                                        Endpoints.LOG_OUT
                                                + "?"
                                                + Visitor.form(
                                                        Map.of(
                                                                "id_token_hint",
                                                                hint,
                                                                "post_logout_redirect_uri",
                                                                "https://evil.example/"))));

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void is_gone_when_it_is_deleted() throws Exception {
        TestClient client = registered(true, "openid");
        JsonNode tokens = tokens(client, "openid");
        assertThat(send("GET", CLIENTS, "").body()).contains(client.id()).doesNotContain("secret");

        assertThat(send("DELETE", CLIENTS + "/" + client.id(), "").statusCode()).isEqualTo(204);

        assertThat(client.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(
                        TestClient.gateway()
                                .introspect(tokens.get("access_token").asString())
                                .get("active")
                                .asBoolean())
                .isFalse();
        assertThat(send("DELETE", CLIENTS + "/" + client.id(), "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tool.example/back",
                "https://tool.example/back#here",
                "https://user@tool.example/back",
                "http://localhost/back",
                "http://127.0.0.1.evil.example/back",
                "javascript:alert(1)",
                "tool:/back",
                "//tool.example/back",
                "not an address"
            })
    void an_address_that_others_could_read_is_refused(String address) throws Exception {
        HttpResponse<String> answer = register(draft(address, true, List.of("openid")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestClient.json(answer).at("/errors/0/field").asString())
                .isEqualTo("redirectUris[0]");
    }

    @Test
    void a_redirect_goes_to_the_letter() throws Exception {
        TestClient client = registered(true, "openid");

        HttpResponse<String> answer =
                new Visitor()
                        .open(
                                RunningIdentity.at(
                                        client.authorization("openid")
                                                .replace("%2Fback", "%2Fback%2F")));

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
}
