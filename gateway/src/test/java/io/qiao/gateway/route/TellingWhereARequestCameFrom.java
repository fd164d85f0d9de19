package io.qiao.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.gateway.Door;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What arrives at a service, from a client at another address than ours that lies about itself in
/// every header there is for that.
class TellingWhereARequestCameFrom {
    private static final Map<String, String> LIES =
            Map.of(
                    "Forwarded", "for=9.9.9.9;host=evil.example;proto=https",
                    "X-Forwarded-For", "9.9.9.9",
                    "X-Forwarded-Host", "evil.example",
                    "X-Forwarded-Port", "666",
                    "X-Forwarded-Prefix", "/evil",
                    "X-Forwarded-Proto", "https",
                    "X-Forwarded-Ssl", "on",
                    "X-Real-IP", "9.9.9.9",
                    "True-Client-IP", "9.9.9.9",
                    "X-Qiao-Gateway", "guess");

    @Test
    void a_service_hears_of_the_gateway_alone() throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Door.at("/api/membership/openapi.json"));
        LIES.forEach(request::header);
        try (HttpClient liar =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .localAddress(InetAddress.getByName("127.0.0.2"))
                        .build()) {
            liar.send(request.build(), BodyHandlers.discarding());
        }

        Map<String, List<String>> arrived = Door.SERVICE.arrived();
        assertThat(arrived)
                .containsEntry("x-forwarded-for", List.of("127.0.0.2"))
                .containsEntry("x-forwarded-host", List.of("127.0.0.1:" + Door.PORT))
                .containsEntry("x-forwarded-proto", List.of("http"))
                .containsEntry("x-qiao-gateway", List.of(Door.SECRET))
                .doesNotContainKeys(
                        "forwarded",
                        "x-forwarded-port",
                        "x-forwarded-prefix",
                        "x-forwarded-ssl",
                        "x-real-ip",
                        "true-client-ip");
        assertThat(arrived.toString()).doesNotContain("9.9.9.9", "evil", "guess");
    }
}
