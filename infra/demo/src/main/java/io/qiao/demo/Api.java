package io.qiao.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
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
    private static final Set<Integer> PASSING = Set.of(429, 503);
    private static final Set<String> IN_ORGANIZATION = Set.of("REPRESENTATIVE", "VIEWER");

    private final HttpClient http;
    private final URI gateway;
    private final Credentials credentials;

    private Api(HttpClient http, URI gateway, Credentials credentials) {
        this.http = http;
        this.gateway = gateway;
        this.credentials = credentials;
    }

    /// What goes with every request to say who sends it.
    private interface Credentials {
        Map<String, String> headers() throws IOException, InterruptedException;
    }

    /// The API without a login.
    public static Api of(URI gateway) {
        return new Api(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                gateway,
                Map::of);
    }

    /// The same API with a bearer token.
    public Api with(String bearer) {
        return new Api(http, gateway, () -> Map.of("Authorization", "Bearer " + bearer));
    }

    /// The same API with a browser's session.
    public Api with(Browser browser) {
        return new Api(http, gateway, browser::headers);
    }

    /// The same API for a program, which fetches a new token whenever the old one is nearly over.
    public Api program(String id, String secret) {
        return new Api(http, gateway, new ProgramToken(this, id, secret));
    }

    /// The same API after a login in a browser.
    ///
    /// @throws IOException when the login does not succeed
    public Api login(String mail, String password) throws IOException, InterruptedException {
        Browser browser = new Browser(gateway);
        Browser.Page page = browser.login(mail, password);
        if (!page.path().equals("/docs")) {
            throw new IOException("no login: %d %s".formatted(page.status(), page.path()));
        }
        return with(browser);
    }

    /// The first login of the administrator, who has to choose a password.
    public Api firstLogin(String mail, String oneTimePassword, String password)
            throws IOException, InterruptedException {
        Browser browser = new Browser(gateway);
        Browser.Page page = browser.login(mail, oneTimePassword);
        if (!page.path().equals("/identity/new-password")) {
            throw new IOException("no first login: %d %s".formatted(page.status(), page.path()));
        }
        browser.submit(page, "/identity/new-password", Map.of("password", password));
        return with(browser);
    }

    /// Signs up, follows the link in the mail and chooses the password there.
    ///
    /// @return the account's id
    public String signUp(String mail, String name, String password, Mailbox mailbox)
            throws IOException, InterruptedException {
        ObjectNode draft =
                JSON.createObjectNode()
                        .put("mail", mail)
                        .put("name", name)
                        .put("language", "zh-Hans")
                        .put(
                                "consent",
                                get("/api/identity/privacy-notice").get("version").asString());
        post("/api/identity/accounts", null, draft);
        ObjectNode chosen =
                JSON.createObjectNode()
                        .put("token", mailbox.token(mail, "confirm"))
                        .put("password", password);
        return post("/api/identity/accounts/confirmation", null, chosen).get("account").asString();
    }

    /// Invites somebody, by mail, to act for an organization or to take a seat in an alliance.
    ///
    /// @param key the idempotency key
    /// @return the invitation
    public JsonNode invite(String role, String place, String mail, @Nullable String key)
            throws IOException, InterruptedException {
        ObjectNode draft =
                JSON.createObjectNode()
                        .put("role", role)
                        .put("place", place)
                        .put("mail", mail)
                        .put("language", "zh-Hans");
        return post("/api/identity/invitations", key, draft);
    }

    /// Takes up the invitation that was mailed last, and waits until the role is there: membership
    /// gives it when it hears of that.
    ///
    /// @return the invitation
    /// @throws IOException when the role does not come
    public JsonNode acceptInvitation(String mail, Mailbox mailbox)
            throws IOException, InterruptedException {
        ObjectNode token = JSON.createObjectNode().put("token", mailbox.token(mail, "invitation"));
        JsonNode invitation = post("/api/identity/invitations/acceptance", null, token);
        String place = invitation.get("place").asString();
        boolean inOrganization = IN_ORGANIZATION.contains(invitation.get("role").asString());
        String path =
                inOrganization ? "/api/membership/organizations/" : "/api/membership/alliances/";
        String people = inOrganization ? "representatives" : "secretariat";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!get(path + place).has(people)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no role came of " + invitation);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return invitation;
    }

    /// Sends until it is accepted: what is away for the moment, or had too many requests, is tried
    /// again. No other refusal passes.
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
            throw new IOException("GET %s: %d %s".formatted(path, answer.status(), answer.body()));
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
    /// @throws IOException when the first answer is none
    public Live listen(String path, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        String begin = lastEventId == null ? "" : lastEventId;
        HttpResponse<Stream<String>> first = open(path, begin);
        if (!Live.isStream(first)) {
            throw new IOException("GET %s: %d".formatted(path, first.statusCode()));
        }
        return new Live(lastId -> open(path, lastId), begin, first);
    }

    private HttpResponse<Stream<String>> open(String path, String lastId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        return http.send(request.build(), BodyHandlers.ofLines());
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        credentials.headers().forEach(request::header);
        return request;
    }

    private static boolean mayPass(Answer answer) {
        return PASSING.contains(answer.status());
    }

    /// What came back.
    public record Answer(int status, HttpHeaders headers, String body) {
        public JsonNode json() {
            return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /// The token of a program, for as long as it lasts.
    private static final class ProgramToken implements Credentials {
        private static final String BODY = "grant_type=client_credentials";

        private final Api api;
        private final String basic;
        private String token = "";
        private long until = System.nanoTime();

        ProgramToken(Api api, String id, String secret) {
            this.api = api;
            this.basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
        }

        @Override
        public synchronized Map<String, String> headers() throws IOException, InterruptedException {
            if (System.nanoTime() - until >= 0) {
                fetch();
            }
            return Map.of("Authorization", "Bearer " + token);
        }

        private void fetch() throws IOException, InterruptedException {
            Answer answer =
                    api.send(
                            "POST",
                            "/identity/oauth2/token",
                            Map.of(
                                    "Authorization",
                                    "Basic " + basic,
                                    "Content-Type",
                                    "application/x-www-form-urlencoded"),
                            BODY);
            if (answer.status() != 200) {
                throw new IOException("no token: " + answer.body());
            }
            token = answer.json().get("access_token").asString();
            long seconds = answer.json().get("expires_in").asLong();
            until = System.nanoTime() + Duration.ofSeconds(seconds - 30).toNanos();
        }
    }
}
