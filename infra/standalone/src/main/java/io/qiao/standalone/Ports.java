package io.qiao.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The ports of a platform: the gateway's as asked for, all others whatever is free.
final class Ports {
    private final Map<String, Integer> byName = new ConcurrentHashMap<>();

    /// The port of that part, the same one for as long as the platform runs.
    int of(String name) {
        return byName.computeIfAbsent(name, _ -> free());
    }

    /// @throws Failure when somebody listens there already
    void reserve(String name, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            byName.put(name, socket.getLocalPort());
        } catch (IOException taken) {
            throw new Failure(
                    "Port %d is in use (%s). Give another one with --port N."
                            .formatted(port, taken.getMessage()));
        }
    }

    /// Tells operators' tools where everything is.
    void write(Path file) {
        String lines =
                byName.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                        .sorted()
                        .collect(Collectors.joining());
        try {
            Files.writeString(file, lines);
        } catch (IOException failure) {
            throw new Failure("Cannot write %s: %s".formatted(file, failure));
        }
    }

    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new Failure("No free port: " + failure);
        }
    }
}
