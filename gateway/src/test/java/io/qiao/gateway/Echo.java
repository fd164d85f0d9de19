package io.qiao.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A backend that keeps the headers of what arrives, by their names in lower case.
public final class Echo implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Map<String, List<String>>> arrived = new LinkedBlockingQueue<>();
    private final Map<String, String> answering = new ConcurrentHashMap<>();

    public Echo() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::keep);
        server.start();
    }

    private void keep(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        arrived.add(headers);
        answering.forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Answers with this header from now on.
    public void answer(String header, String value) {
        answering.put(header, value);
    }

    public Map<String, List<String>> arrived() throws InterruptedException {
        Map<String, List<String>> next = arrived.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing arrived");
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
