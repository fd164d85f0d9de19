package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What HTTP asks of a server beyond the right answer, and what it owes to strangers: nothing.
class MindingManners {
    private static final String POSTINGS = "/api/matchmaking/postings";

    private static HttpResponse<byte[]> get(String from, URI uri, String... headers)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .localAddress(InetAddress.getByName(from))
                        .build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return get("127.0.0.1", Qiao.running().gateway().resolve(path), headers);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    @Test
    void what_is_long_is_compressed_for_who_can_read_it() throws Exception {
        String path = "/api/membership/openapi.json";

        HttpResponse<byte[]> packed = get(path, "Accept-Encoding", "gzip");
        HttpResponse<byte[]> plain = get(path);

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).contains("Accept-Encoding");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(packed.body().length).isLessThan(plain.body().length / 3);
        try (GZIPInputStream unpacked =
                new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), UTF_8))
                    .isEqualTo(new String(plain.body(), UTF_8));
        }
    }

    @Test
    void a_browser_keeps_the_files_of_a_release_and_nothing_else() throws Exception {
        assertThat(header(get("/swagger-ui/swagger-ui.css"), "Cache-Control"))
                .isEqualTo("max-age=86400, private");
        assertThat(header(get("/swagger-ui/index.html"), "Cache-Control")).contains("no-store");
        assertThat(header(get("/session"), "Cache-Control")).contains("no-store");
    }

    @Test
    void what_was_read_is_not_sent_again_until_it_changes() throws Exception {
        Company company = Company.any();
        JsonNode posting = company.posts(Bodies.supply("钨铜触头", "钨铜触头加工。"));
        String path = POSTINGS + "/" + posting.get("id").asString();
        Api.Answer first = company.api().send("GET", path, Map.of(), null);

        for (String known : List.of(first.header("ETag"), "*")) {
            Api.Answer again =
                    company.api().send("GET", path, Map.of("If-None-Match", known), null);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        assertThat(first.header("Cache-Control")).contains("private").contains("no-cache");
        String revised = Bodies.supply("钨铜触头", "钨铜触头加工与检测。").toString();
        assertThat(company.api().send("PUT", path, Map.of("If-None-Match", "*"), revised).status())
                .isEqualTo(412);
        assertThat(company.api().send("PUT", path, Map.of("If-Match", "*"), revised).status())
                .isEqualTo(200);
        assertThat(
                        company.api()
                                .send(
                                        "GET",
                                        path,
                                        Map.of("If-None-Match", first.header("ETag")),
                                        null)
                                .status())
                .isEqualTo(200);
    }

    @Test
    void a_service_tells_a_stranger_that_it_is_well_and_nothing_more() throws Exception {
        for (String service :
                List.of("identity", "membership", "events", "matchmaking", "notifications")) {
            URI uri = URI.create("http://127.0.0.1:" + Qiao.running().port(service));

            HttpResponse<byte[]> health = get("127.0.0.2", uri.resolve("/actuator/health"));
            assertThat(health.statusCode()).as(service).isEqualTo(200);
            assertThat(new String(health.body(), UTF_8)).isEqualTo("{\"status\":\"UP\"}");
            for (String path : List.of("/actuator/prometheus", "/actuator/health/details")) {
                assertThat(get("127.0.0.2", uri.resolve(path)).statusCode())
                        .as(service + path)
                        .isEqualTo(401);
                assertThat(get("127.0.0.1", uri.resolve(path)).statusCode())
                        .as(service + path)
                        .isEqualTo(200);
            }
            assertThat(get("127.0.0.2", uri.resolve("/actuator")).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void an_unknown_method_is_told_which_the_path_takes() throws Exception {
        Api api = Qiao.account().api();
        for (String path : List.of("/api/matchmaking/postings", "/api/identity/programs")) {
            Api.Answer answer = api.send("PROPFIND", path, Map.of(), null);
            assertThat(answer.status()).as(path).isEqualTo(405);
            assertThat(answer.header("Allow")).as(path).contains("GET", "POST");
        }
    }

    @Test
    void a_filter_alone_is_told_what_is_missing_beside_it() throws Exception {
        Api.Answer answer =
                Qiao.account()
                        .api()
                        .send("GET", "/api/matchmaking/matches?subject=x&limit=5", Map.of(), null);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("organization");
    }

    @Test
    void a_request_names_its_host_once_and_speaks_no_web_socket() throws Exception {
        URI gateway = Qiao.running().gateway();
        String host = "Host: " + gateway.getAuthority() + "\r\n";
        String end = "Connection: close\r\n\r\n";

        for (String head :
                List.of(
                        "GET /session HTTP/1.1\r\n" + host + host,
                        "GET /session HTTP/1.1\r\n" + host + "Host: other.example\r\n",
                        "GET /session HTTP/1.1\r\n",
                        "GET /session HTTP/1.1\r\nHost:\r\n",
                        "GET /session HTTP/1.1\r\nHost: a b\r\n",
                        "GET /session HTTP/1.1\r\nHost: %s/x\r\n".formatted(gateway.getAuthority()),
                        "GET /session HTTP/1.1\r\nHost: %s\r\n".formatted("a".repeat(256)),
                        "GET http://other.example/session HTTP/1.1\r\n" + host,
                        "GET /api/notifications/inbox/mine/stream HTTP/1.1\r\n"
                                + host
                                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n")) {
            assertThat(Wire.exchange(gateway, head + end))
                    .as(head)
                    .startsWith("HTTP/1.1 400")
                    .contains("urn:qiao:problem:unacceptable");
        }
        assertThat(Wire.exchange(gateway, "GET /session HTTP/1.1\r\n" + host + end))
                .startsWith("HTTP/1.1 401");
    }
}
