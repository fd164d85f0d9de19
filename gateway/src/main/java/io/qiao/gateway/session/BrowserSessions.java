package io.qiao.gateway.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.chassis.aggregate.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.MapSession;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The sessions of browsers, in the store, so that every gateway serves any of them: as plain
/// documents of text and times. Their ids are kept as digests only: who reads the store cannot take
/// a session over.
///
/// A session that was ended stays ended: a request that still holds it replaces what is there, and
/// never brings back what is gone.
@Component
public class BrowserSessions implements ReactiveSessionRepository<BrowserSession> {
    /// After that time without a request it is over.
    private static final Duration IDLE = Duration.ofHours(8);

    private final MongoCollection<Document> documents;

    BrowserSessions(MongoClient client, @Value("${spring.mongodb.database}") String database) {
        documents = client.getDatabase(database).getCollection("browser-sessions");
    }

    @Override
    public Mono<BrowserSession> createSession() {
        return Mono.fromSupplier(
                () -> {
                    MapSession state = new MapSession();
                    state.setMaxInactiveInterval(IDLE);
                    return new BrowserSession(state, false);
                });
    }

    @Override
    public Mono<Void> save(BrowserSession session) {
        return session.isDue() ? write(session).doOnSuccess(_ -> session.saved()) : Mono.empty();
    }

    private Mono<Void> write(BrowserSession session) {
        String before = session.storedAs();
        if (before == null) {
            return replace(session, true).then();
        }
        return before.equals(session.getId())
                ? replace(session, false).then()
                : renamed(session, before);
    }

    /// The old one goes first: of a session that was ended meanwhile, nothing is left to rename.
    private Mono<Void> renamed(BrowserSession session, String before) {
        return Mono.from(documents.deleteOne(eq(key(before))))
                .filter(gone -> gone.getDeletedCount() == 1)
                .flatMap(_ -> replace(session, true))
                .then();
    }

    private Mono<?> replace(BrowserSession session, boolean isNew) {
        Document document = document(session);
        return Mono.from(
                documents.replaceOne(
                        eq(document.get("_id")), document, new ReplaceOptions().upsert(isNew)));
    }

    private static Document document(BrowserSession session) {
        Document attributes = new Document();
        session.getAttributeNames()
                .forEach(name -> attributes.append(name, session.getAttribute(name)));
        Instant used = session.getLastAccessedTime();
        return new Document("_id", key(session.getId()))
                .append("created", Date.from(session.getCreationTime()))
                .append("used", Date.from(used))
                .append("idleSeconds", session.getMaxInactiveInterval().toSeconds())
                .append("over", Date.from(used.plus(session.getMaxInactiveInterval())))
                .append("attributes", attributes);
    }

    private static String key(String id) {
        return Ids.of("session", id);
    }

    @Override
    public Mono<BrowserSession> findById(String id) {
        return Mono.from(documents.find(eq(key(id))))
                .map(document -> read(id, document))
                .filter(session -> !session.isExpired());
    }

    /// Takes text and leaves anything else.
    private static BrowserSession read(String id, Document document) {
        MapSession state = new MapSession(id);
        state.setCreationTime(document.getDate("created").toInstant());
        state.setLastAccessedTime(document.getDate("used").toInstant());
        state.setMaxInactiveInterval(Duration.ofSeconds(document.getLong("idleSeconds")));
        document.get("attributes", Document.class)
                .forEach(
                        (name, value) -> {
                            if (value instanceof String text) {
                                state.setAttribute(name, text);
                            }
                        });
        return new BrowserSession(state, true);
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return Mono.from(documents.deleteOne(eq(key(id)))).then();
    }

    /// Ends every session that says one of these about itself, at every gateway.
    public Mono<Void> deleteAll(String attribute, Collection<String> values) {
        return Mono.from(documents.deleteMany(in("attributes." + attribute, values))).then();
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    Mono<Void> forgetOld() {
        return Mono.from(documents.deleteMany(lt("over", Date.from(Instant.now())))).then();
    }
}
