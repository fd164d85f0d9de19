package io.qiao.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The ports of a platform: the gateway's as asked for, all others whatever is free.
final class Ports {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, Integer> byName = new ConcurrentHashMap<>();

    /// The port of that part, the same one for as long as the platform runs.
    int of(String name) {
        return byName.computeIfAbsent(name, _ -> free());
    }

    /// Waits a little, since the gateway of a launcher that was just killed is still dying.
    ///
    /// @throws Failure when somebody listens there
    void reserve(String name, int port) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                byName.put(name, socket.getLocalPort());
                return;
            } catch (IOException taken) {
                if (System.nanoTime() > deadline) {
                    throw new Failure(
                            "Port %d is in use (%s). Give another one with --port N."
                                    .formatted(port, taken.getMessage()));
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
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
