package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.identity.RunningIdentity;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The provider tells a client what is wrong in the JSON of RFC 6749, and a stranger what is not
/// there.
class SayingWhatIsWrong {
    private static HttpResponse<String> send(String method, String path, String type, String body)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(RunningIdentity.at(path))
                            .method(method, BodyPublishers.ofString(body))
                            .header("Content-Type", type)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, authorize?response_type=code&client_id=gateway&redirect_uri=https://evil.example, '', redirect_uri",
        "GET, authorize?response_type=code, '', client_id",
        "GET, logout?id_token_hint=x&post_logout_redirect_uri=https://evil.example, '', id_token",
        "POST, token, grant_type=client_credentials&x=%ff, cannot be read",
        "POST, token?x=%ff, grant_type=client_credentials, cannot be read",
    })
    void to_a_client(String method, String endpoint, String form, String named) throws Exception {
        HttpResponse<String> answer =
                send(
                        method,
                        "/identity/oauth2/" + endpoint,
                        "application/x-www-form-urlencoded",
                        form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(answer.body())
                .contains("\"error\":\"inv", "\"error_description\":\"", named)
                .doesNotContain("is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /identity/oauth2/register, 404",
        "POST, /identity/connect/register, 404",
        "POST, /identity/nonsense, 404",
        "GET, /identity/nonsense, 404",
        "POST, /identity/login, 403",
        "GET, /nonsense, 401",
    })
    void to_a_stranger(String method, String path, int status) throws Exception {
        assertThat(send(method, path, "application/json", "{}").statusCode()).isEqualTo(status);
    }
}
