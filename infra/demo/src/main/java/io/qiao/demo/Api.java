package io.qiao.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The platform's public API as one account sees it.
final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<Integer> PASSING = Set.of(403, 503);

    private final HttpClient http;
    private final URI gateway;
    private final @Nullable String token;

    private Api(HttpClient http, URI gateway, @Nullable String token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    static Api of(URI gateway) {
        return new Api(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                gateway,
                null);
    }

    /// The same API after a login.
    Api login(String login, String password) throws IOException, InterruptedException {
        JsonNode answer = post("/api/login", null, credentials(login, password));
        return new Api(http, gateway, answer.get("token").asString());
    }

    /// @return the account's id; the same one when it is there already
    String signUp(String login, String password) throws IOException, InterruptedException {
        return post("/api/accounts", null, credentials(login, password)).get("id").asString();
    }

    private static ObjectNode credentials(String login, String password) {
        return JSON.createObjectNode().put("login", login).put("password", password);
    }

    /// Sends until it is accepted: what one service has just been told may take another a moment
    /// to hear of.
    ///
    /// @param key the idempotency key, so that a repetition creates nothing new
    JsonNode post(String path, @Nullable String key, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> answer =
                    http.send(request(path, key, body), BodyHandlers.ofString());
            if (answer.statusCode() < 300) {
                return JSON.readTree(answer.body());
            }
            if (!mayPass(answer) || System.nanoTime() > deadline) {
                throw new IOException("POST %s: %s".formatted(path, answer.body()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private HttpRequest request(String path, @Nullable String key, @Nullable JsonNode body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path))
                        .timeout(Duration.ofSeconds(15))
                        .header("Content-Type", "application/json")
                        .POST(
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.build();
    }

    private static boolean mayPass(HttpResponse<String> answer) {
        return PASSING.contains(answer.statusCode())
                || (answer.statusCode() == 422 && answer.body().contains("\"rule\":\"member\""));
    }
}
