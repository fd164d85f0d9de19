package io.qiao.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of the platform that runs as a process of its own.
///
/// @param command what to run
/// @param environment what to add to the environment
/// @param port where it listens
/// @param health the path to ask on that port; absent when an open port is enough
record Part(
        String name,
        List<String> command,
        Map<String, String> environment,
        int port,
        @Nullable String health) {

    boolean isReady(HttpClient http) {
        return health == null
                ? isOpen()
                : isHealthy(http, URI.create("http://127.0.0.1:" + port + health));
    }

    boolean isOpen() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static boolean isHealthy(HttpClient http, URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
