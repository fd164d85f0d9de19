package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.identity.RunningIdentity;
import io.qiao.identity.Visitor;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Errors of the OAuth endpoints are those of RFC 6749.
class RefusingAClient {
    @ParameterizedTest
    @ValueSource(strings = {Endpoints.TOKEN, Endpoints.REVOKE, Endpoints.INTROSPECT})
    void without_credentials_it_is_an_invalid_client(String endpoint) throws Exception {
        HttpResponse<String> answer =
                anonymous(endpoint, Map.of("grant_type", "client_credentials", "token", "x"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=\"qiao\"");
        assertThat(error(answer)).isEqualTo("invalid_client");
    }

    @Test
    void with_a_wrong_secret_too() throws Exception {
        HttpResponse<String> answer =
                new TestClient("launcher", "wrong", "")
                        .post(Endpoints.TOKEN, Map.of("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=\"qiao\"");
        assertThat(error(answer)).isEqualTo("invalid_client");
    }

    @Test
    void a_client_that_has_a_secret_must_show_it() throws Exception {
        for (String endpoint : new String[] {Endpoints.TOKEN, Endpoints.REVOKE}) {
            HttpResponse<String> answer =
                    anonymous(
                            endpoint,
                            Map.of(
                                    "grant_type", "refresh_token",
                                    "refresh_token", "x",
                                    "token", "x",
                                    "client_id", "gateway"));

            assertThat(answer.statusCode()).as(endpoint).isEqualTo(401);
            assertThat(error(answer)).isEqualTo("invalid_client");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:oauth:grant-type:device_code",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "password"
            })
    void a_grant_that_nobody_promised_is_unsupported(String grant) throws Exception {
        HttpResponse<String> answer =
                TestClient.launcher().post(Endpoints.TOKEN, Map.of("grant_type", grant));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("unsupported_grant_type");
    }

    @Test
    void proofs_that_nobody_promised_are_no_way_in() throws Exception {
        HttpResponse<String> answer =
                anonymous(
                        Endpoints.TOKEN,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                "a.b.c"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error(answer)).isEqualTo("invalid_client");
    }

    @Test
    void another_method_or_path_is_refused_in_the_same_way() throws Exception {
        for (String path : new String[] {Endpoints.TOKEN + "/x", "/identity/oauth2/device"}) {
            HttpResponse<String> answer = TestClient.get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(error(answer)).isEqualTo("invalid_request");
        }
    }

    private static String error(HttpResponse<String> answer) {
        JsonNode said = TestClient.json(answer);
        return said.get("error").asString();
    }

    private static HttpResponse<String> anonymous(String path, Map<String, String> fields)
            throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(RunningIdentity.at(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(Visitor.form(fields)))
                                .build(),
                        BodyHandlers.ofString());
    }
}
