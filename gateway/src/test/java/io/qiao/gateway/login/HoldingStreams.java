package io.qiao.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.qiao.standalone.Embedded;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How many live streams one account holds at a gateway that allows three.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldingStreams {
    private static final String STREAM = "/api/notifications/inbox/mine/stream";

    private final Embedded store = Embedded.store();
    private final HttpServer service = endless();
    private final StoredGateway gateway =
            StoredGateway.at(
                    store,
                    "--qiao.limits.streams=3",
                    "--qiao.services.notifications=http://127.0.0.1:"
                            + service.getAddress().getPort());
    private final HttpClient http = HttpClient.newHttpClient();

    HoldingStreams() throws IOException {}

    /// Begins every answer and never ends one.
    private static HttpServer endless() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                });
        server.start();
        return server;
    }

    @AfterAll
    void stop() {
        http.shutdownNow();
        gateway.close();
        service.stop(0);
        store.close();
    }

    private HttpResponse<InputStream> open(String session) throws Exception {
        return http.send(gateway.request(STREAM, session).build(), BodyHandlers.ofInputStream());
    }

    @Test
    void so_many_and_no_more_until_one_is_closed() throws Exception {
        String one = gateway.loggedIn("listening", "1");
        String other = gateway.loggedIn("listening", "2");
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        for (String session : List.of(one, other, one)) {
            streams.add(open(session));
        }
        assertThat(streams).extracting(HttpResponse::statusCode).containsOnly(200);

        HttpResponse<InputStream> beyond = open(other);

        assertThat(beyond.statusCode()).isEqualTo(429);
        assertThat(new String(beyond.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("urn:qiao:problem:too-many.streams", "3 live streams");
        assertThat(open(gateway.loggedIn("another", "3")).statusCode()).isEqualTo(200);

        streams.getFirst().body().close();
        assertThat(opensSoon(other)).isTrue();
    }

    private boolean opensSoon(String session) throws Exception {
        for (int at = 0; at < 50; at++) {
            if (open(session).statusCode() == 200) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }
}
