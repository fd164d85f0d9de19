package io.qiao.identity.mail;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.queue.DueEntries;
import io.qiao.identity.queue.DueEntry;
import io.qiao.identity.secret.Counters;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The mails that are still to be sent, sealed. Promised: a mail that was posted is sent at least
/// once within three days, if the mail server takes it. Not promised: only once (a crash between
/// sending and forgetting sends it again).
@Component
public final class Post {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GIVE_UP = Duration.ofDays(3);
    private static final Duration WINDOW = Duration.ofHours(1);

    private final DueEntries<Mail> mails;
    private final Mailer mailer;
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
        this.mails =
                new DueEntries<>(
                        database.getCollection("mails"),
                        new DueEntries.Fields("mail", "posted"),
                        Mail.class,
                        sealing,
                        clock);
        this.mailer = mailer;
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
        mails.add(mail);
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
            for (Optional<DueEntry<Mail>> next = mails.claim();
                    next.isPresent();
                    next = mails.claim()) {
                attempt(next.get());
            }
        } catch (RuntimeException away) {
            LOG.info("mail waits for the store: {}", away.toString());
        }
    }

    private void attempt(DueEntry<Mail> entry) {
        try {
            mailer.send(entry.content().get());
            mails.remove(entry);
        } catch (MessagingException | IOException failure) {
            postpone(entry, failure);
        }
    }

    private void postpone(DueEntry<Mail> entry, Exception failure) {
        if (entry.isOlderThan(GIVE_UP, clock.instant())) {
            LOG.error("mail {} was never sent", entry.id(), failure);
            mails.remove(entry);
            return;
        }
        long seconds = 1L << Math.min(entry.attempts(), 12);
        Duration pause = Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds()));
        LOG.warn("mail {} is tried again in {}: {}", entry.id(), pause, failure.toString());
        mails.postpone(entry, pause);
    }
}
