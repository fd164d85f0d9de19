package io.qiao.gateway.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The token endpoint of a provider: gives a new access token for whatever it is sent, `fresh-1`,
/// `fresh-2`, or does what a test tells it to.
final class TokenEndpoint implements AutoCloseable {
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService several = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile int pause;
    private volatile Runnable meanwhile = () -> {};

    TokenEndpoint() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(several);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// How many requests came since this was asked last.
    int asked() {
        return asked.getAndSet(0);
    }

    /// From now on answers with this status; 400 says that the login is over.
    TokenEndpoint with(int next) {
        status = next;
        return this;
    }

    /// From now on answers so late.
    TokenEndpoint after(int millis) {
        pause = millis;
        return this;
    }

    /// From now on does this before it answers.
    TokenEndpoint meanwhile(Runnable what) {
        meanwhile = what;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = asked.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        await();
        meanwhile.run();
        byte[] body = body(number).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String body(int number) {
        return status == 200
                ? """
                {"access_token": "fresh-%d", "token_type": "Bearer", "expires_in": 300}"""
                        .formatted(number)
                : "{\"error\": \"%s\"}"
                        .formatted(status == 400 ? "invalid_grant" : "temporarily_unavailable");
    }

    private void await() {
        try {
            TimeUnit.MILLISECONDS.sleep(pause);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        several.close();
    }
}
