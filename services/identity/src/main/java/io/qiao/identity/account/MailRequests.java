package io.qiao.identity.account;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.person.Basis;
import io.qiao.identity.person.Person;
import io.qiao.identity.queue.DueEntries;
import io.qiao.identity.queue.DueEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What is asked for by a mail address that need not be the asker's own. The answer waits for one
/// write, which is the same for every address, so its time does not tell whether there is an
/// account. What follows from the request comes after the answer, at least once: a repetition
/// mails another link.
@Component
public final class MailRequests {
    private static final Logger LOG = LoggerFactory.getLogger(MailRequests.class);
    private static final Duration GIVE_UP = Duration.ofHours(1);
    private static final int LONGEST = 254;

    private final DueEntries<MailRequest> waiting;
    private final Registrations registrations;
    private final Resets resets;
    private final MailChanges changes;
    private final PrivacyNotice notice;
    private final Clock clock;
    private final TaskExecutor later;
    private final ReentrantLock following = new ReentrantLock();

    MailRequests(
            MongoDatabase database,
            Registrations registrations,
            Resets resets,
            MailChanges changes,
            PrivacyNotice notice,
            Sealing sealing,
            Clock clock,
            @Qualifier("applicationTaskExecutor") TaskExecutor later) {
        this.waiting =
                new DueEntries<>(
                        database.getCollection("requests"),
                        new DueEntries.Fields("request", "asked"),
                        MailRequest.class,
                        sealing,
                        clock);
        this.registrations = registrations;
        this.resets = resets;
        this.changes = changes;
        this.notice = notice;
        this.clock = clock;
        this.later = later;
    }

    /// Asks for an account.
    ///
    /// @throws io.qiao.chassis.aggregate.Refused unless the consent is to the notice in force
    public void signUp(SignUp draft) {
        notice.require(draft.consent());
        keep(new MailRequest(draft.mail(), draft, null, clock.instant()));
    }

    /// Asks for a new password. What is too long for an address is nobody's.
    public void forgot(String mail) {
        if (mail.length() <= LONGEST) {
            keep(new MailRequest(MailAddress.normal(mail), null, null, clock.instant()));
        }
    }

    /// Asks for another address of an account. What the account is now is kept with it: when it
    /// changes meanwhile, nothing follows.
    void change(Person person, String newMail) {
        String mail = MailAddress.normal(newMail);
        MailChange change = new MailChange(person.id(), mail, Basis.of(person));
        keep(new MailRequest(mail, null, change, clock.instant()));
    }

    private void keep(MailRequest request) {
        waiting.add(request);
        later.execute(this::followDue);
    }

    /// Does what follows: at once after the answer, and what a crash or an outage left.
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void followDue() {
        following.lock();
        try {
            for (Optional<DueEntry<MailRequest>> next = waiting.claim();
                    next.isPresent();
                    next = waiting.claim()) {
                attempt(next.get());
            }
        } catch (RuntimeException away) {
            LOG.info("requests by mail address wait for the store: {}", away.toString());
        } finally {
            following.unlock();
        }
    }

    /// One that fails is tried again when the claim is over.
    private void attempt(DueEntry<MailRequest> entry) {
        try {
            follow(entry.content().get());
        } catch (RuntimeException failure) {
            if (!entry.isOlderThan(GIVE_UP, clock.instant())) {
                LOG.warn("a request by mail address is tried again: {}", failure.toString());
                return;
            }
            LOG.error("a request by mail address was never answered", failure);
        }
        waiting.remove(entry);
    }

    private void follow(MailRequest request) {
        if (request.draft() != null) {
            registrations.answer(request.draft(), request.time());
        } else if (request.change() != null) {
            changes.answer(request.change());
        } else {
            resets.answer(request.mail());
        }
    }
}
