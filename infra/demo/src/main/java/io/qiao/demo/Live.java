package io.qiao.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A stream of server-sent events, read in the background as a browser's EventSource does (HTML
/// Living Standard, 9.2): what ends or breaks is opened again after the time that the server named,
/// behind the last id; any answer but 200 with a stream ends it for good.
public final class Live implements AutoCloseable {
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(3);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Source source;
    private final Thread reader;
    private final AtomicInteger openings = new AtomicInteger(1);
    private String lastId;
    private Duration pause = USUAL_PAUSE;
    private String data = "";

    /// @param first what was answered to the first request
    Live(Source source, String lastId, HttpResponse<Stream<String>> first) {
        this.source = source;
        this.lastId = lastId;
        this.reader = Thread.ofVirtual().start(() -> read(first));
    }

    private void read(HttpResponse<Stream<String>> first) {
        try {
            Optional<HttpResponse<Stream<String>>> answer = Optional.of(first);
            while (answer.isEmpty() || isStream(answer.get())) {
                answer.ifPresent(this::take);
                Thread.sleep(pause);
                answer = again();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(HttpResponse<Stream<String>> answer) {
        data = "";
        try (Stream<String> lines = answer.body()) {
            lines.forEach(this::take);
        } catch (UncheckedIOException broken) {
            // opened again
        }
    }

    private Optional<HttpResponse<Stream<String>>> again() throws InterruptedException {
        try {
            HttpResponse<Stream<String>> answer = source.open(lastId);
            openings.incrementAndGet();
            return Optional.of(answer);
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    static boolean isStream(HttpResponse<?> answer) {
        return answer.statusCode() == 200
                && answer.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .startsWith("text/event-stream");
    }

    private void take(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("id:")) {
            lastId = value(line);
        } else if (line.startsWith("data:")) {
            data = data.isEmpty() ? value(line) : data + "\n" + value(line);
        } else if (line.matches("retry: ?[0-9]+")) {
            pause = Duration.ofMillis(Long.parseLong(value(line)));
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    /// What has no data is no event, though its id counts.
    private void dispatch() {
        if (!data.isEmpty()) {
            events.add(new Event(lastId, System.nanoTime(), Api.JSON.readTree(data)));
            data = "";
        }
    }

    /// The next event, or nothing in that time.
    public Optional<Event> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// How often it was opened.
    public int openings() {
        return openings.get();
    }

    /// Whether it was refused or closed: it does not come back by itself.
    public boolean isOver() {
        return !reader.isAlive();
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    /// Opens the stream, once more.
    interface Source {
        HttpResponse<Stream<String>> open(String lastId) throws IOException, InterruptedException;
    }

    /// @param id to resume behind
    /// @param nanos when it came, as [System#nanoTime] counts
    public record Event(String id, long nanos, JsonNode data) {}
}
