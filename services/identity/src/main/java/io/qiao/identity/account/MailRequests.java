package io.qiao.identity.account;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.documents.Documents;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.person.Basis;
import io.qiao.identity.person.Person;
import io.qiao.identity.waiting.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// What is asked for by a mail address that need not be the asker's own. The answer waits for one
/// write, which is the same for every address, so its time does not tell whether there is an
/// account. What follows from the request comes after the answer, at least once: a repetition
/// mails another link.
@Component
public final class MailRequests {
    private static final Logger LOG = LoggerFactory.getLogger(MailRequests.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration GIVE_UP = Duration.ofHours(1);
    private static final int LONGEST = 254;

    private final MongoCollection<Document> documents;
    private final Registrations registrations;
    private final Resets resets;
    private final MailChanges changes;
    private final PrivacyNotice notice;
    private final Sealing sealing;
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
        this.documents = database.getCollection("requests");
        this.registrations = registrations;
        this.resets = resets;
        this.changes = changes;
        this.notice = notice;
        this.sealing = sealing;
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
        Document document =
                new Document("_id", Ids.next())
                        .append("request", sealing.seal(Documents.of(request).toJson()))
                        .append("asked", Date.from(request.time()))
                        .append("due", Date.from(request.time()));
        Await.done(Mono.from(documents.insertOne(document)));
        later.execute(this::followDue);
    }

    /// Does what follows: at once after the answer, and what a crash or an outage left.
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void followDue() {
        following.lock();
        try {
            for (Optional<Document> next = claim(); next.isPresent(); next = claim()) {
                attempt(next.get());
            }
        } catch (RuntimeException away) {
            LOG.info("requests by mail address wait for the store: {}", away.toString());
        } finally {
            following.unlock();
        }
    }

    private Optional<Document> claim() {
        Instant now = clock.instant();
        return Await.the(
                Mono.from(
                        documents.findOneAndUpdate(
                                Filters.lte("due", Date.from(now)),
                                Updates.set("due", Date.from(now.plus(LEASE))),
                                new FindOneAndUpdateOptions()
                                        .returnDocument(ReturnDocument.AFTER))));
    }

    /// One that fails is tried again when its lease is over.
    private void attempt(Document kept) {
        try {
            String json = sealing.open(kept.getString("request"));
            follow(Documents.read(Document.parse(json), MailRequest.class));
        } catch (RuntimeException failure) {
            if (kept.getDate("asked").toInstant().plus(GIVE_UP).isAfter(clock.instant())) {
                LOG.warn("a request by mail address is tried again: {}", failure.toString());
                return;
            }
            LOG.error("a request by mail address was never answered", failure);
        }
        Await.done(Mono.from(documents.deleteOne(Filters.eq(kept.getString("_id")))));
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
