package io.qiao.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// One address before several gateways: each connection goes to the next one; one that does not
/// answer has no turn any more.
final class Balancer implements AutoCloseable {
    private final ServerSocket door;
    private final List<Integer> ports;
    private final AtomicInteger next = new AtomicInteger();

    Balancer(int port, List<Integer> ports) throws IOException {
        this.door = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        this.ports = new CopyOnWriteArrayList<>(ports);
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        while (!ports.isEmpty()) {
            Integer port = ports.get(next.getAndIncrement() % ports.size());
            try {
                Socket gateway = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofVirtual().start(() -> pump(gateway, client));
                pump(client, gateway);
                return;
            } catch (IOException away) {
                ports.removeIf(port::equals);
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException over) {
            // one side is gone, and with it the connection
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
