package io.qiao.identity.secret;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.waiting.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Links that are sent by mail: good for a while, until they have had their effect. Kept as
/// hashes; what they carry is sealed.
@Component
public final class Links {
    static final String COLLECTION = "links";
    static final String SUBJECT = "subject";

    private final MongoCollection<Document> documents;
    private final Sealing sealing;
    private final Clock clock;

    public Links(MongoDatabase database, Sealing sealing, Clock clock) {
        this.documents = database.getCollection(COLLECTION);
        this.sealing = sealing;
        this.clock = clock;
    }

    /// Makes a link.
    ///
    /// @param payload what to do when it is followed
    /// @return its token
    public String issue(Purpose purpose, Object payload) {
        return issue(purpose, "", payload);
    }

    /// Makes the only link for that purpose about somebody: those made before are good no more.
    ///
    /// @param about whose link it is
    /// @return its token
    public String issueOnly(Purpose purpose, String about, Object payload) {
        String subject = Secrets.hash(purpose + " " + about);
        Await.done(Mono.from(documents.deleteMany(Filters.eq(SUBJECT, subject))));
        return issue(purpose, subject, payload);
    }

    private String issue(Purpose purpose, String subject, Object payload) {
        String token = Secrets.next();
        Document document =
                new Document("_id", Secrets.hash(token))
                        .append("purpose", purpose.name())
                        .append(SUBJECT, subject)
                        .append("payload", sealing.seal(Documents.of(payload).toJson()))
                        .append("expires", Date.from(clock.instant().plus(purpose.life)));
        Await.done(Mono.from(documents.insertOne(document)));
        return token;
    }

    /// What a link carries.
    ///
    /// @throws Refused when there is no such link, any more
    public <T> T open(Purpose purpose, String token, Class<T> type) {
        return Await.the(
                        Mono.from(documents.find(Filters.eq(Secrets.hash(token))))
                                .filter(found -> purpose.name().equals(found.getString("purpose")))
                                .filter(
                                        found ->
                                                found.getDate("expires")
                                                        .toInstant()
                                                        .isAfter(clock.instant())))
                .map(found -> sealing.open(found.getString("payload")))
                .map(payload -> Documents.read(Document.parse(payload), type))
                .orElseThrow(Links::used);
    }

    /// The refusal of a link that is good no more.
    public static Refused used() {
        return Refused.invalid(
                "link.invalid",
                "This link was used already, or its time is over. Ask for a new one.",
                new Refused.FieldError("token", "valid", "must be one that was mailed"));
    }

    /// To be called when the effect is there: a crash in between leaves a link that does the same
    /// once more.
    public void close(String token) {
        Await.done(Mono.from(documents.deleteOne(Filters.eq(Secrets.hash(token)))));
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        Await.done(
                Mono.from(documents.deleteMany(Filters.lt("expires", Date.from(clock.instant())))));
    }

    /// What a link is for, and for how long.
    public enum Purpose {
        SIGN_UP(Duration.ofDays(1)),
        RESET(Duration.ofHours(1)),
        CHANGE_MAIL(Duration.ofHours(1)),
        INVITATION(Duration.ofDays(14));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        /// How long it is good for.
        public Duration life() {
            return life;
        }
    }
}
