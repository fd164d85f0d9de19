package io.qiao.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.gateway.Door;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the gateway answers clients that say little, or ask for what there is not.
class MindingTheDoor {
    private static String send(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Door.PORT)) {
            String host = "Host: 127.0.0.1:" + Door.PORT + "\r\nConnection: close\r\n";
            int line = head.indexOf("\r\n") + 2;
            String request = head.substring(0, line) + host + head.substring(line) + "\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void health_says_whether_all_is_well_and_nothing_else() throws Exception {
        for (String path : List.of("", "/liveness", "/readiness")) {
            assertThat(send("GET /actuator/health" + path + " HTTP/1.1\r\n"))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\n{\"status\":\"UP\"}");
        }
    }

    @Test
    void a_method_that_a_path_does_not_take_is_told_which_it_takes() throws Exception {
        for (String method : List.of("TRACE", "PROPFIND", "DELETE")) {
            assertThat(send(method + " /session HTTP/1.1\r\n")).startsWith("HTTP/1.1 401 ");
            assertThat(send(method + " /login HTTP/1.1\r\n"))
                    .as(method)
                    .startsWith("HTTP/1.1 405 ")
                    .containsIgnoringCase("\r\nAllow: GET")
                    .contains("urn:qiao:problem:method-not-allowed");
        }
    }

    @Test
    void a_service_does_not_take_our_name_for_the_clients() throws Exception {
        send("GET /api/membership/openapi.json HTTP/1.1\r\n");
        Map<String, List<String>> silent = Door.SERVICE.arrived();
        send("GET /api/membership/openapi.json HTTP/1.1\r\nUser-Agent: of its own\r\n");
        Map<String, List<String>> named = Door.SERVICE.arrived();

        assertThat(silent).doesNotContainKey("user-agent");
        assertThat(named).containsEntry("user-agent", List.of("of its own"));
    }
}
