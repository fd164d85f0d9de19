package io.qiao.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.standalone.Embedded;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingSessions {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Embedded store = Embedded.store();
    private final MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
    private final String database = "sessions_" + UUID.randomUUID().toString().replace("-", "");
    private final BrowserSessions sessions = new BrowserSessions(client, database);
    private final MongoCollection<Document> documents =
            client.getDatabase(database).getCollection("browser-sessions");

    @AfterAll
    void stop() {
        client.close();
        store.close();
    }

    private BrowserSession saved() {
        BrowserSession session = Objects.requireNonNull(sessions.createSession().block(SOON));
        session.setAttribute("login", "l-1");
        sessions.save(session).block(SOON);
        return session;
    }

    private @Nullable BrowserSession found(String id) {
        return sessions.findById(id).block(SOON);
    }

    private Document document(String login) {
        return Objects.requireNonNull(
                Mono.from(documents.find(Filters.eq("attributes.login", login))).block(SOON));
    }

    @Test
    void what_was_kept_is_found_again() {
        BrowserSession kept = saved();
        kept.setMaxInactiveInterval(Duration.ofMinutes(15));
        sessions.save(kept).block(SOON);

        BrowserSession found = Objects.requireNonNull(found(kept.getId()));

        assertThat(found.<String>getAttribute("login")).isEqualTo("l-1");
        assertThat(found.getMaxInactiveInterval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(found.isDue()).as("nothing new").isFalse();
    }

    @Test
    void only_text_is_kept() {
        BrowserSession session = saved();

        assertThatThrownBy(() -> session.setAttribute("context", new Object()))
                .isInstanceOf(BrowserSession.NotText.class);
    }

    @Test
    void the_store_holds_no_object_and_not_the_id() {
        BrowserSession session = Objects.requireNonNull(sessions.createSession().block(SOON));
        session.setAttribute("login", "l-2");
        sessions.save(session).block(SOON);

        Document document = document("l-2");

        assertThat(document.toJson()).doesNotContain(session.getId());
        assertThat(document.values())
                .allMatch(
                        value ->
                                value instanceof String
                                        || value instanceof Date
                                        || value instanceof Long
                                        || value instanceof Document);
    }

    @Test
    void what_somebody_lays_beside_the_text_is_left_alone() {
        BrowserSession session = Objects.requireNonNull(sessions.createSession().block(SOON));
        session.setAttribute("login", "l-3");
        sessions.save(session).block(SOON);
        Mono.from(
                        documents.updateOne(
                                Filters.eq("attributes.login", "l-3"),
                                Updates.set(
                                        "attributes.account",
                                        new Binary(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5}))))
                .block(SOON);

        BrowserSession found = Objects.requireNonNull(found(session.getId()));

        assertThat(found.getAttributeNames()).containsExactly("login");
    }

    @Test
    void a_request_that_still_holds_an_ended_session_does_not_bring_it_back() {
        BrowserSession session = saved();
        BrowserSession late = Objects.requireNonNull(found(session.getId()));
        BrowserSession later = Objects.requireNonNull(found(session.getId()));
        sessions.deleteById(session.getId()).block(SOON);

        late.setAttribute("return", "/docs");
        sessions.save(late).block(SOON);
        later.changeSessionId();
        sessions.save(later).block(SOON);

        assertThat(found(session.getId())).isNull();
        assertThat(found(later.getId())).isNull();
    }

    @Test
    void the_old_id_is_worth_nothing_after_a_login() {
        BrowserSession session = saved();
        String before = session.getId();

        session.changeSessionId();
        sessions.save(session).block(SOON);

        assertThat(found(before)).isNull();
        assertThat(found(session.getId())).isNotNull();
    }

    @Test
    void one_that_was_idle_for_too_long_is_over() {
        BrowserSession session = saved();
        session.setMaxInactiveInterval(Duration.ofSeconds(1));
        session.setLastAccessedTime(session.getLastAccessedTime().minusSeconds(5));
        sessions.save(session).block(SOON);

        assertThat(found(session.getId())).isNull();
    }
}
