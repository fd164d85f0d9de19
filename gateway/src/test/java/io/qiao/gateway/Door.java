package io.qiao.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Base64;
import org.springframework.boot.SpringApplication;

/// A gateway with nothing behind it but a service that echoes, started once for all tests. It has
/// no store: what needs a session does not work.
public final class Door {
    /// Where it listens, and the address that it is known by.
    public static final int PORT = free();

    /// By which services know it.
    public static final String SECRET = "known to services";

    /// The service behind `/api/membership/`.
    public static final Echo SERVICE = echo();

    static {
        SpringApplication.run(
                GatewayApplication.class,
                "--server.port=" + PORT,
                "--logging.level.root=error",
                "--qiao.public-url=" + at(""),
                "--qiao.forwarding-secret=" + SECRET,
                "--qiao.sealing-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--qiao.login.client-secret=none",
                "--qiao.services.identity=http://127.0.0.1:1",
                "--qiao.services.membership=" + SERVICE.uri());
    }

    private Door() {}

    private static Echo echo() {
        try {
            return new Echo();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int free() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static URI at(String path) {
        return URI.create("http://127.0.0.1:" + PORT + path);
    }
}
