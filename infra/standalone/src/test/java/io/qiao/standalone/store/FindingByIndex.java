package io.qiao.standalone.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.standalone.Embedded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/// An index finds what reading every document finds.
class FindingByIndex {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int DOCUMENTS = 300;
    private static final int CHANGES = 600;
    private static final int QUESTIONS = 300;

    @TempDir private Path folder = Path.of("target");

    @Test
    void whatever_was_changed_and_after_a_kill() throws Exception {
        Random random = new Random(7);
        try (Embedded store = Embedded.store(ROOT, folder.resolve("store"), Embedded.freePort());
                MongoClient client = client(store)) {
            MongoCollection<Document> plain = client.getDatabase("test").getCollection("plain");
            MongoCollection<Document> indexed = client.getDatabase("test").getCollection("indexed");
            change(random, plain, indexed, 0);
            for (String key : List.of("number", "text", "keys.list", "keys.when")) {
                done(indexed.createIndex(ascending(key)));
            }
            done(indexed.createIndex(ascending("keys.flag", "text", "number")));
            change(random, plain, indexed, DOCUMENTS);
            compare(random, plain, indexed);

            store.kill();
            store.restart();
            compare(random, plain, indexed);
        }
    }

    private static void change(
            Random random,
            MongoCollection<Document> plain,
            MongoCollection<Document> indexed,
            int from) {
        for (int at = 0; at < DOCUMENTS; at++) {
            Document document = document(random).append("_id", Integer.toString(from + at));
            inBoth(plain, indexed, each -> each.insertOne(document));
        }
        for (int at = 0; at < CHANGES; at++) {
            Bson which = eq(Integer.toString(random.nextInt(from + DOCUMENTS)));
            Document now = document(random);
            if (random.nextInt(10) == 0) {
                inBoth(plain, indexed, each -> each.deleteOne(which));
            } else if (now.isEmpty()) {
                inBoth(plain, indexed, each -> each.updateOne(which, Updates.unset("text")));
            } else {
                inBoth(plain, indexed, each -> each.replaceOne(which, now));
            }
        }
    }

    private static void inBoth(
            MongoCollection<Document> plain,
            MongoCollection<Document> indexed,
            Function<MongoCollection<Document>, Publisher<?>> work) {
        done(Mono.when(work.apply(plain), work.apply(indexed)));
    }

    private static void compare(
            Random random, MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        int found = 0;
        for (int at = 0; at < QUESTIONS; at++) {
            Bson question = question(random, 2);
            Tuple2<Set<String>, Set<String>> ids =
                    Mono.zip(ids(plain, question), ids(indexed, question))
                            .blockOptional()
                            .orElseThrow();
            assertThat(ids.getT2()).as("%s", question).isEqualTo(ids.getT1());
            found += ids.getT1().size();
        }
        assertThat(found).isGreaterThan(QUESTIONS);
    }

    private static Mono<Set<String>> ids(MongoCollection<Document> documents, Bson question) {
        return Flux.from(documents.find(question))
                .map(each -> each.getString("_id"))
                .collect(Collectors.toSet());
    }

    /// Any of the fields may be absent or null.
    private static Document document(Random random) {
        Document document = new Document();
        Document keys = new Document();
        put(random, document, "number", number(random));
        put(random, document, "text", text(random));
        put(random, keys, "flag", random.nextBoolean());
        put(random, keys, "when", date(random));
        put(random, keys, "list", List.of(text(random), text(random)));
        return keys.isEmpty() ? document : document.append("keys", keys);
    }

    private static void put(Random random, Document document, String field, Object value) {
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> document.append(field, null);
            default -> document.append(field, value);
        }
    }

    private static Object number(Random random) {
        int number = random.nextInt(21) - 10;
        return switch (random.nextInt(3)) {
            case 0 -> number;
            case 1 -> (long) number;
            default -> number + 0.5;
        };
    }

    private static String text(Random random) {
        return List.of("", "a", "ab", "b", "桥", "橋", "bridge", "a\0b").get(random.nextInt(8));
    }

    private static Date date(Random random) {
        return new Date(1_000L * (random.nextInt(21) - 10));
    }

    private static Bson question(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 10)) {
            case 0 -> eq("number", number(random));
            case 1 -> gt("number", number(random));
            case 2 -> and(gte("number", number(random)), lt("number", number(random)));
            case 3 -> eq("text", text(random));
            case 4 -> in("text", text(random), text(random));
            case 5 -> eq("keys.list", text(random));
            case 6 -> lte("keys.when", date(random));
            case 7 -> and(eq("keys.flag", random.nextBoolean()), eq("text", text(random)));
            case 8 -> and(eq("keys.flag", random.nextBoolean()), gt("text", text(random)));
            case 9 ->
                    List.of(ne("text", text(random)), exists("number", false), eq("text", null))
                            .get(random.nextInt(3));
            case 10 -> and(question(random, depth - 1), question(random, depth - 1));
            default -> or(question(random, depth - 1), question(random, depth - 1));
        };
    }

    @Test
    void and_a_unique_one_refuses_what_is_there() throws Exception {
        try (Embedded store = Embedded.store(ROOT, folder.resolve("unique"), Embedded.freePort());
                MongoClient client = client(store)) {
            MongoCollection<Document> inbox = client.getDatabase("test").getCollection("inbox");
            done(inbox.createIndex(ascending("who", "at"), new IndexOptions().unique(true)));
            List<Document> all = new ArrayList<>();
            for (String who : List.of("a", "b")) {
                for (int at = 0; at < 5; at++) {
                    all.add(new Document("_id", who + at).append("who", who).append("at", at));
                }
            }
            done(inbox.insertMany(all));

            Document taken = new Document("_id", "c").append("who", "a").append("at", 3);
            assertThatThrownBy(() -> done(inbox.insertOne(taken)))
                    .isInstanceOf(MongoWriteException.class);
            assertThatThrownBy(() -> done(inbox.updateOne(eq("b0"), Updates.set("who", "a"))))
                    .isInstanceOf(MongoWriteException.class);
            done(inbox.updateOne(eq("a3"), Updates.set("at", 9)));
            done(inbox.insertOne(taken));

            assertThat(ids(inbox, and(eq("who", "a"), gt("at", 2))).block())
                    .containsOnly("c", "a4", "a3");
        }
    }

    private static MongoClient client(Embedded store) {
        return MongoClients.create("mongodb://127.0.0.1:" + store.port());
    }

    private static void done(Publisher<?> work) {
        Mono.from(work).block();
    }
}
