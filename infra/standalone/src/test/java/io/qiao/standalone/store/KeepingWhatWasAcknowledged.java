package io.qiao.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.standalone.Embedded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The document store's promise: what was acknowledged survives the death of the process, and the
/// file does not outgrow what it holds.
class KeepingWhatWasAcknowledged {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir private Path folder = Path.of("target");

    @Test
    void through_a_kill_in_the_midst_of_writing() throws Exception {
        for (int round = 0; round < 2; round++) {
            Path data = folder.resolve("kill" + round);
            try (Embedded store = Embedded.store(ROOT, data, Embedded.freePort());
                    MongoClient client = client(store)) {
                Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
                Thread writing =
                        Thread.ofPlatform().start(() -> insert(documents(client), acknowledged));
                while (acknowledged.size() < 1_000) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }

                store.kill();
                writing.join();
                store.restart();

                Set<Integer> kept =
                        Set.copyOf(
                                Objects.requireNonNull(
                                        Flux.from(documents(client).find())
                                                .map(each -> each.getInteger("_id"))
                                                .collectList()
                                                .block()));
                assertThat(kept).containsAll(acknowledged);
            }
        }
    }

    private static void insert(MongoCollection<Document> documents, Set<Integer> acknowledged) {
        try {
            Flux.range(0, 1_000_000)
                    .flatMap(
                            each ->
                                    Mono.from(
                                                    documents.insertOne(
                                                            new Document("_id", each)
                                                                    .append(
                                                                            "text",
                                                                            "x".repeat(300))))
                                            .doOnNext(_ -> acknowledged.add(each)),
                            8)
                    .blockLast();
        } catch (RuntimeException killed) {
            // as it should be
        }
    }

    @Test
    void while_it_is_read_and_changed_at_once() throws Exception {
        try (Embedded store = Embedded.store(ROOT, folder.resolve("busy"), Embedded.freePort());
                MongoClient client = client(store)) {
            MongoCollection<Document> documents = documents(client);
            Mono.from(documents.insertOne(new Document("_id", 1).append("list", List.of())))
                    .block();

            Long done =
                    Flux.range(0, 5_000)
                            .flatMap(
                                    each ->
                                            each % 2 == 0
                                                    ? Mono.from(documents.find(Filters.eq(1)))
                                                    : Mono.from(
                                                            documents.updateOne(
                                                                    Filters.eq(1),
                                                                    each % 4 == 1
                                                                            ? Updates.push(
                                                                                    "list",
                                                                                    new Document(
                                                                                            "n",
                                                                                            each))
                                                                            : Updates.unset(
                                                                                    "list"))),
                                    16)
                            .count()
                            .block();

            assertThat(done).isEqualTo(5_000);
        }
    }

    @Test
    void in_a_file_within_five_times_the_live_data_after_50000_updates() throws Exception {
        int live = 5_000;
        int bytes = 1_000;
        Path data = folder.resolve("size");
        try (Embedded store = Embedded.store(ROOT, data, Embedded.freePort());
                MongoClient client = client(store)) {
            MongoCollection<Document> documents = documents(client);
            Random random = new Random(1);
            Flux.range(0, live)
                    .flatMap(
                            each ->
                                    documents.insertOne(
                                            new Document("_id", each)
                                                    .append("text", text(random, bytes))),
                            8)
                    .blockLast();
            Flux.range(0, 50_000)
                    .flatMap(
                            each ->
                                    documents.updateOne(
                                            Filters.eq(each % live),
                                            Updates.set("text", text(random, bytes))),
                            8)
                    .blockLast();

            long size = settled(data.resolve("documents.mv"), 5L * live * bytes);

            assertThat(size).isLessThan(5L * live * bytes);
        }
    }

    /// The size once the compaction had a moment to do its work.
    private static long settled(Path file, long bound) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (Files.size(file) > bound && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Files.size(file);
    }

    private static String text(Random random, int bytes) {
        StringBuilder text = new StringBuilder(bytes);
        random.ints(bytes, 'a', 'z').forEach(each -> text.append((char) each));
        return text.toString();
    }

    private static MongoClient client(Embedded store) {
        return MongoClients.create(
                "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=5000&retryWrites=false"
                        .formatted(store.port()));
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }
}
