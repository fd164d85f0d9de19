package io.qiao.identity.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.identity.RunningIdentity;
import io.qiao.identity.Visitor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the provider, as another program would write it.
///
/// @param secret absent for a public client
public record TestClient(String id, @Nullable String secret, String redirectUri) {
    static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-0";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    public static TestClient gateway() {
        return new TestClient(
                Clients.GATEWAY,
                RunningIdentity.GATEWAY_SECRET,
                RunningIdentity.ISSUER + "/login/oauth2/code/qiao");
    }

    static TestClient launcher() {
        return new TestClient(Clients.LAUNCHER, RunningIdentity.LAUNCHER_SECRET, "");
    }

    String authorization(String scope) {
        return Endpoints.AUTHORIZE
                + "?"
                + Visitor.form(
                        Map.of(
                                "response_type",
                                "code",
                                "client_id",
                                id,
                                "redirect_uri",
                                redirectUri,
                                "scope",
                                scope,
                                "state",
                                "some state",
                                "code_challenge",
                                challenge(),
                                "code_challenge_method",
                                "S256"));
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(VERIFIER.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Leads somebody through the login.
    ///
    /// @return what comes after the form
    static HttpResponse<String> logIn(Visitor person, String path, String mail)
            throws IOException, InterruptedException {
        HttpResponse<String> sent = person.open(RunningIdentity.at(path));
        HttpResponse<String> form = person.open(Visitor.next(sent));
        HttpResponse<String> entered =
                person.submit(
                        RunningIdentity.at("/identity/login"),
                        Map.of(
                                "mail",
                                mail,
                                "password",
                                RunningIdentity.PASSWORD,
                                "_csrf",
                                Visitor.formToken(form)));
        return person.open(Visitor.next(entered));
    }

    /// The tokens of a login.
    public JsonNode tokens(String mail, String scope) throws IOException, InterruptedException {
        return exchange(Visitor.code(logIn(new Visitor(), authorization(scope), mail)));
    }

    JsonNode exchange(String code) throws IOException, InterruptedException {
        return json(
                post(
                        Endpoints.TOKEN,
                        Map.of(
                                "grant_type", "authorization_code",
                                "code", code,
                                "redirect_uri", redirectUri,
                                "code_verifier", VERIFIER)));
    }

    HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
        return post(Endpoints.TOKEN, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    JsonNode introspect(String token) throws IOException, InterruptedException {
        return json(post(Endpoints.INTROSPECT, Map.of("token", token)));
    }

    int revoke(String token) throws IOException, InterruptedException {
        return post(Endpoints.REVOKE, Map.of("token", token)).statusCode();
    }

    HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(fields);
        HttpRequest.Builder request = HttpRequest.newBuilder(RunningIdentity.at(path));
        if (secret == null) {
            all.put("client_id", id);
        } else {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            Visitor.form(Map.of(id, secret))
                                                    .replace('=', ':')
                                                    .getBytes(UTF_8)));
        }
        return HTTP.send(
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Visitor.form(all)))
                        .build(),
                BodyHandlers.ofString());
    }

    static HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(RunningIdentity.at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /// A part of a token: 0 is the header, 1 the claims.
    static JsonNode part(String token, int at) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[at]));
    }
}
