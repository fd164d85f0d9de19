package io.qiao.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The platform's public API as one account sees it.
public final class Api {
    /// Reads and writes what goes over the wire.
    public static final JsonMapper JSON = JsonMapper.builder().build();

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

    /// The API without a login.
    public static Api of(URI gateway) {
        return new Api(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                gateway,
                null);
    }

    /// The same API with a bearer token.
    public Api with(String bearer) {
        return new Api(http, gateway, bearer);
    }

    /// The same API after a login.
    public Api login(String login, String password) throws IOException, InterruptedException {
        return with(post("/api/login", null, credentials(login, password)).get("token").asString());
    }

    /// @return the account's id; the same one when it is there already
    public String signUp(String login, String password) throws IOException, InterruptedException {
        return post("/api/accounts", null, credentials(login, password)).get("id").asString();
    }

    private static ObjectNode credentials(String login, String password) {
        return JSON.createObjectNode().put("login", login).put("password", password);
    }

    /// Sends until it is accepted: what one service has just been told may take another a moment
    /// to hear of.
    ///
    /// @param key the idempotency key, so that a repetition creates nothing new
    /// @throws IOException when it is refused for good
    public JsonNode post(String path, @Nullable String key, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        Map<String, String> headers = key == null ? Map.of() : Map.of("Idempotency-Key", key);
        String text = body == null ? null : body.toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = send("POST", path, headers, text);
            if (answer.status() < 300) {
                return answer.json();
            }
            if (!mayPass(answer) || System.nanoTime() > deadline) {
                throw new IOException("POST %s: %s".formatted(path, answer.body()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// @throws IOException when the answer is not 200
    public JsonNode get(String path) throws IOException, InterruptedException {
        Answer answer = send("GET", path, Map.of(), null);
        if (answer.status() != 200) {
            throw new IOException("GET %s: %s".formatted(path, answer.body()));
        }
        return answer.json();
    }

    /// Sends once and takes the answer as it comes.
    public Answer send(
            String method, String path, Map<String, String> headers, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path)
                        .timeout(Duration.ofSeconds(15))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.headers(), answer.body());
    }

    /// Opens a stream of server-sent events.
    ///
    /// @param lastEventId after which to begin; absent for what comes next
    public Live listen(String path, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("GET %s: %d".formatted(path, answer.statusCode()));
        }
        return new Live(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static boolean mayPass(Answer answer) {
        return PASSING.contains(answer.status())
                || (answer.status() == 422 && answer.body().contains("\"rule\":\"member\""));
    }

    /// What came back.
    public record Answer(int status, HttpHeaders headers, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }
}
