package io.qiao.identity.mail;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.secret.Counters;
import io.qiao.identity.waiting.Await;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The mails that are still to be sent, sealed. Promised: a mail that was posted is sent at least
/// once within three days, if the mail server takes it. Not promised: only once (a crash between
/// sending and forgetting sends it again).
@Component
public final class Post {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GIVE_UP = Duration.ofDays(3);
    private static final Duration WINDOW = Duration.ofHours(1);

    private final MongoCollection<Document> documents;
    private final Mailer mailer;
    private final Sealing sealing;
    private final Counters counters;
    private final Clock clock;
    private final int mostPerHour;
    private final Semaphore waiting = new Semaphore(0);

    public Post(
            MongoDatabase database,
            Mailer mailer,
            Sealing sealing,
            Counters counters,
            Clock clock,
            @Value("${qiao.mail.most-per-hour}") int mostPerHour) {
        this.documents = database.getCollection("mails");
        this.mailer = mailer;
        this.sealing = sealing;
        this.counters = counters;
        this.clock = clock;
        this.mostPerHour = mostPerHour;
    }

    /// Takes one mail out of the budget of an hour, so that nobody can be flooded.
    ///
    /// @return whether it may be sent
    public boolean allows(Asker asker, String to) {
        return counters.add("mail " + asker + " " + to, WINDOW) <= mostPerHour;
    }

    /// Keeps a mail within the budget and sends it soon; beyond it, nothing is sent and nobody is
    /// told, since the asker may be anybody.
    ///
    /// @param letter written only when it is sent
    public void send(Asker asker, String to, Supplier<Mail> letter) {
        if (allows(asker, to)) {
            send(letter.get());
        } else {
            LOG.warn("no more mail to that address for now");
        }
    }

    /// Keeps a mail and sends it soon, whatever else was sent there: what happened to somebody's
    /// account is always told, and how often an invitation is mailed was looked at before.
    public void send(Mail mail) {
        Instant now = clock.instant();
        Document document =
                new Document("_id", Ids.next())
                        .append("mail", sealing.seal(Documents.of(mail).toJson()))
                        .append("posted", Date.from(now))
                        .append("due", Date.from(now))
                        .append("attempts", 0);
        Await.done(Mono.from(documents.insertOne(document)));
        waiting.release();
    }

    /// Sends at once after [#send], and looks every few seconds for what a crash or an outage left.
    @Scheduled(fixedDelay = 50)
    void awaitMail() throws InterruptedException {
        if (waiting.tryAcquire(5, TimeUnit.SECONDS)) {
            waiting.drainPermits();
        }
        sendDue();
    }

    /// Sends what is due.
    void sendDue() {
        try {
            for (Optional<Document> next = claim(); next.isPresent(); next = claim()) {
                attempt(next.get());
            }
        } catch (RuntimeException away) {
            LOG.info("mail waits for the store: {}", away.toString());
        }
    }

    private Optional<Document> claim() {
        Instant now = clock.instant();
        return Await.the(
                Mono.from(
                        documents.findOneAndUpdate(
                                Filters.lte("due", Date.from(now)),
                                Updates.combine(
                                        Updates.set("due", Date.from(now.plus(LEASE))),
                                        Updates.inc("attempts", 1)),
                                new FindOneAndUpdateOptions()
                                        .returnDocument(ReturnDocument.AFTER))));
    }

    private void attempt(Document kept) {
        String id = kept.getString("_id");
        try {
            String json = sealing.open(kept.getString("mail"));
            mailer.send(Documents.read(Document.parse(json), Mail.class));
            Await.done(Mono.from(documents.deleteOne(Filters.eq(id))));
        } catch (MessagingException | IOException failure) {
            postpone(kept, failure);
        }
    }

    private void postpone(Document kept, Exception failure) {
        String id = kept.getString("_id");
        Instant now = clock.instant();
        if (kept.getDate("posted").toInstant().plus(GIVE_UP).isBefore(now)) {
            LOG.error("mail {} was never sent", id, failure);
            Await.done(Mono.from(documents.deleteOne(Filters.eq(id))));
            return;
        }
        long seconds = 1L << Math.min(kept.getInteger("attempts"), 12);
        Duration pause = Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds()));
        LOG.warn("mail {} is tried again in {}: {}", id, pause, failure.toString());
        Await.done(
                Mono.from(
                        documents.updateOne(
                                Filters.eq(id), Updates.set("due", Date.from(now.plus(pause))))));
    }
}
