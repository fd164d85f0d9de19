package io.qiao.demo;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A stream of server-sent events, read in the background until it is closed or ends.
public final class Live implements AutoCloseable {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Stream<String> lines;
    private final Thread reader;
    private String id = "";

    Live(Stream<String> lines) {
        this.lines = lines;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            lines.forEach(this::take);
        } catch (UncheckedIOException ended) {
            // the stream was closed, here or there
        }
    }

    private void take(String line) {
        if (line.startsWith("id:")) {
            id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
            events.add(new Event(id, System.nanoTime(), Api.JSON.readTree(line.substring(5))));
        }
    }

    /// The next event, or nothing in that time.
    public Optional<Event> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Whether the stream has ended.
    public boolean isOver() {
        return !reader.isAlive();
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    /// @param id to resume behind
    /// @param nanos when it came, as [System#nanoTime] counts
    public record Event(String id, long nanos, JsonNode data) {}
}
