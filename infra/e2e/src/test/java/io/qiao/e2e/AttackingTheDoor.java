package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.qiao.demo.Api;
import io.qiao.demo.Browser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Hostile input: each gets the right 4xx problem and has no effect.
class AttackingTheDoor {
    private static final String POSTINGS = "/api/matchmaking/postings";

    @Test
    void a_token_that_is_not_of_our_making_opens_nothing() throws Exception {
        String issuer = Qiao.running().gateway().toString();
        JWTClaimsSet admin =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience("qiao-services")
                        .subject("admin")
                        .claim("platform_admin", true)
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build();
        String unsigned = base64("{\"alg\":\"none\"}") + "." + base64(admin.toString()) + ".";

        for (String token :
                List.of(
                        "nonsense",
                        unsigned,
                        signed(admin, "another-key"),
                        signed(admin, kidOfThePlatform()),
                        tampered(programToken()))) {
            Api.Answer answer =
                    Qiao.stranger()
                            .with(token)
                            .send("GET", "/api/membership/alliances", Map.of(), null);
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.json().get("type").asString())
                    .isEqualTo("urn:qiao:problem:unauthenticated");
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String signed(JWTClaimsSet claims, String key) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key).build(), claims);
        jwt.sign(new RSASSASigner(new RSAKeyGenerator(2048).keyID(key).generate()));
        return jwt.serialize();
    }

    private static String kidOfThePlatform() throws Exception {
        return Qiao.stranger().get("/identity/oauth2/jwks").at("/keys/0/kid").asString();
    }

    private static String programToken() throws Exception {
        String credentials =
                Files.readString(Qiao.running().data().resolve("demo").resolve("chengyang"));
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
        return Qiao.stranger()
                .send(
                        "POST",
                        "/identity/oauth2/token",
                        Map.of(
                                "Authorization",
                                "Basic " + basic,
                                "Content-Type",
                                "application/x-www-form-urlencoded"),
                        "grant_type=client_credentials")
                .json()
                .get("access_token")
                .asString();
    }

    /// The platform's own token with other claims.
    private static String tampered(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        String claims =
                new String(Base64.getUrlDecoder().decode(parts.get(1)), UTF_8)
                        .replace("\"platform_admin\":false", "\"platform_admin\":true");
        return parts.get(0) + "." + base64(claims) + "." + parts.get(2);
    }

    @Test
    void a_cookie_alone_changes_nothing() throws Exception {
        Qiao.Account account = Qiao.account();
        Browser browser = new Browser(Qiao.running().gateway());
        browser.login(account.mail(), Qiao.PASSWORD);

        for (String token : List.of("", "guess")) {
            HttpRequest.Builder forged =
                    HttpRequest.newBuilder(
                                    Qiao.running()
                                            .gateway()
                                            .resolve("/api/membership/organizations"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(Bodies.profile("", "").toString()));
            if (!token.isEmpty()) {
                forged.header("X-XSRF-TOKEN", token);
            }
            HttpResponse<String> answer = browser.send(forged);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("urn:qiao:problem:csrf");
        }
        assertThat(account.api().get("/api/membership/organizations?mine=true")).isEmpty();
    }

    @Test
    void cookies_cannot_be_read_by_scripts_nor_sent_by_other_sites() throws Exception {
        Qiao.Account account = Qiao.account();
        Browser browser = new Browser(Qiao.running().gateway());
        browser.login(account.mail(), Qiao.PASSWORD);
        HttpResponse<String> answer =
                new Browser(Qiao.running().gateway())
                        .send(HttpRequest.newBuilder(Qiao.running().gateway().resolve("/login")));

        String session =
                answer.headers().allValues("set-cookie").stream()
                        .filter(each -> each.startsWith("__Host-qiao="))
                        .findFirst()
                        .orElseThrow();
        assertThat(session).containsIgnoringCase("HttpOnly").contains("Secure", "SameSite=Lax");
        assertThat(browser.cookies().toString()).doesNotContain("eyJ");
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void another_site_may_not_ask() throws Exception {
        Api.Answer preflight =
                Qiao.stranger()
                        .send(
                                "OPTIONS",
                                POSTINGS,
                                Map.of(
                                        "Origin", "https://evil.example",
                                        "Access-Control-Request-Method", "POST"),
                                null);

        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void what_belongs_to_somebody_else_cannot_be_named_in_path_body_or_query() throws Exception {
        Company mine = Company.any();
        Company victim = Company.any();
        mine.inbox();
        JsonNode theirs = victim.posts(Bodies.supply("他人的", "他人的"));
        String id = theirs.get("id").asString();

        assertThat(status(mine, "GET", POSTINGS + "?owner=" + victim.id(), null)).isEqualTo(403);
        assertThat(
                        status(
                                mine,
                                "GET",
                                POSTINGS + "?owner=" + mine.id() + "&owner=" + victim.id(),
                                null))
                .isEqualTo(400);
        assertThat(status(mine, "POST", POSTINGS + "/" + id + "/closing", null)).isEqualTo(403);
        assertThat(
                        status(
                                mine,
                                "POST",
                                POSTINGS,
                                Bodies.supply("x", "x").put("owner", victim.id()).toString()))
                .isEqualTo(403);
        assertThat(status(mine, "GET", "/api/notifications/inbox/" + victim.id(), null))
                .isEqualTo(403);
        assertThat(victim.api().get(POSTINGS + "/" + id)).isEqualTo(theirs);
    }

    @Test
    void fields_that_are_not_for_callers_to_set_are_refused() throws Exception {
        Company company = Company.any();
        company.inbox();
        for (String field : List.of("status", "version", "id", "sequence", "_id", "$set")) {
            Api.Answer answer =
                    company.api()
                            .send(
                                    "POST",
                                    POSTINGS,
                                    Map.of(),
                                    Bodies.supply("x", "x").put(field, "CLOSED").toString());
            assertThat(answer.status()).as(field).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
            assertThat(answer.json().at("/errors/0/rule").asString()).isEqualTo("unknown");
        }
        for (String operator : List.of("$ne", "$where", "$gt", "$regex")) {
            ObjectNode body = Bodies.supply("x", "x");
            body.putObject("owner").put(operator, "1");
            assertThat(status(company, "POST", POSTINGS, body.toString())).isEqualTo(400);
            assertThat(
                            company.api()
                                    .send(
                                            "POST",
                                            "/api/identity/accounts/confirmation",
                                            Map.of(),
                                            "{\"token\":{\"%s\":\"\"}}".formatted(operator))
                                    .status())
                    .isEqualTo(400);
        }
        assertThat(status(company, "GET", POSTINGS + "?owner%5B%24ne%5D=x", null)).isEqualTo(400);
        assertThat(company.api().get(POSTINGS + "?owner=" + company.id())).isEmpty();
    }

    private static int status(Company company, String method, String path, @Nullable String body)
            throws Exception {
        return company.api().send(method, path, Map.of(), body).status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/matchmaking/postings",
                "/api/membership/organizations",
                "/api/identity/accounts",
                "/api/identity/me"
            })
    void sizes_beyond_all_measure_are_turned_down(String path) throws Exception {
        Company company = Company.any();
        String large = "\"" + "x".repeat(10_000_000) + "\"";
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String method = path.endsWith("/me") ? "PUT" : "POST";

        Api.Answer tooLarge = company.api().send(method, path, Map.of(), large);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(chunked(company, method, path, large)).isIn(400, 413);
        assertThat(status(company, method, path, deep)).isEqualTo(400);
    }

    private static int chunked(Company company, String method, String path, String body)
            throws Exception {
        String token = programToken();
        HttpRequest request =
                HttpRequest.newBuilder(Qiao.running().gateway().resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                        .build();
        assertThat(company.id()).isNotEmpty();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException cutOff) {
            return 413;
        }
    }

    @Test
    void headers_beyond_all_measure_are_turned_down() throws Exception {
        String answer =
                Wire.send(
                        Qiao.running().gateway(),
                        "GET /api/membership/alliances HTTP/1.1\r\nHost: x\r\nX-Large: "
                                + "x".repeat(1_000_000)
                                + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
    }

    @Test
    void who_never_comes_to_an_end_is_cut_off() throws Exception {
        long begun = System.nanoTime();

        String answer =
                Wire.trickle(
                        Qiao.running().gateway(),
                        "GET / HTTP/1.1\r\nX-Slow: ",
                        Duration.ofSeconds(40));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        assertThat(answer).isIn("", answer.startsWith("HTTP/1.1 408") ? answer : "");
    }
}
