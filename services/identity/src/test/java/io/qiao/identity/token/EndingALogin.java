package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.identity.RunningIdentity;
import io.qiao.identity.person.Person;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A login that somebody ends: what its token is still good for here, and what the gateway is told.
class EndingALogin {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ENDED = "X-Qiao-Ended-Logins";

    private final Person person = RunningIdentity.person();
    private final String here = access();
    private final String elsewhere = access();

    EndingALogin() throws Exception {}

    private String access() throws Exception {
        return TestClient.gateway().tokens(person.mail(), "openid").get("access_token").asString();
    }

    private static String login(String token) {
        return TestClient.part(token, 1).get("sid").asString();
    }

    private static HttpResponse<String> send(String token, String method, String path, String body)
            throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(RunningIdentity.at("/api/identity" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int me(String token) throws Exception {
        return TestClient.get("/api/identity/me", "Authorization", "Bearer " + token).statusCode();
    }

    private static List<String> ended(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return answer.headers().allValues(ENDED);
    }

    @Test
    void a_session_that_is_ended_is_over_with_its_token() throws Exception {
        assertThat(me(elsewhere)).isEqualTo(200);

        HttpResponse<String> answer = send(here, "DELETE", "/me/sessions/" + login(elsewhere), "");

        assertThat(ended(answer)).containsExactly("one " + login(elsewhere));
        assertThat(me(elsewhere)).isEqualTo(401);
        assertThat(me(here)).isEqualTo(200);
    }

    @Test
    void a_new_password_ends_all_but_the_login_that_set_it() throws Exception {
        HttpResponse<String> answer =
                send(
                        here,
                        "PUT",
                        "/me/password",
                        """
                        {"password": "%s", "newPassword": "another horse, another battery"}"""
                                .formatted(RunningIdentity.PASSWORD));

        assertThat(ended(answer)).containsExactly("others " + person.id() + " " + login(here));
        assertThat(me(elsewhere)).isEqualTo(401);
        String program =
                """
                {"organization": "x", "role": "REPRESENTATIVE", "name": "backdoor"}""";
        assertThat(send(elsewhere, "POST", "/programs", program).statusCode()).isEqualTo(401);
        assertThat(me(here)).isEqualTo(200);
    }

    @Test
    void an_erasure_ends_them_all() throws Exception {
        HttpResponse<String> answer =
                send(
                        here,
                        "POST",
                        "/me/erasure",
                        "{\"password\": \"%s\"}".formatted(RunningIdentity.PASSWORD));

        assertThat(ended(answer)).containsExactly("all " + person.id());
        assertThat(me(here)).isEqualTo(401);
        assertThat(me(elsewhere)).isEqualTo(401);
    }

    @Test
    void an_access_token_that_was_revoked_by_itself_is_refused_here_at_once() throws Exception {
        TestClient.gateway().revoke(here);

        assertThat(me(here)).isEqualTo(401);
        assertThat(me(elsewhere)).isEqualTo(200);
    }

    @Test
    void a_refresh_token_that_is_given_back_ends_its_login() throws Exception {
        JsonNode tokens = TestClient.gateway().tokens(person.mail(), "openid");
        String access = tokens.get("access_token").asString();

        TestClient.gateway().revoke(tokens.get("refresh_token").asString());

        assertThat(me(access)).isEqualTo(401);
    }
}
