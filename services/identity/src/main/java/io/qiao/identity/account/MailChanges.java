package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.identity.mail.Asker;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.Mail;
import io.qiao.identity.mail.Post;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import io.qiao.identity.person.Persons;
import io.qiao.identity.secret.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Changing the mail address: the new one is confirmed by a link, the old one is told. Asked for
/// in [MailRequests], so that the time of the answer does not tell what is known here. A new
/// password ends the link: whoever had the old one can move the account no more.
@Component
public final class MailChanges {
    private final Directory directory;
    private final Links links;
    private final Letters letters;
    private final Post post;

    MailChanges(Directory directory, Links links, Letters letters, Post post) {
        this.directory = directory;
        this.links = links;
        this.letters = letters;
        this.post = post;
    }

    /// Sends the link, or the notice that the address has an account. An account that is not any
    /// more what it was when it asked gets nothing.
    void answer(MailChange change) {
        directory
                .byId(change.account())
                .filter(change.basis()::holds)
                .ifPresent(person -> send(person, change));
    }

    private void send(Person person, MailChange change) {
        String mail = change.mail();
        if (directory.byMail(mail).isPresent()) {
            post.send(Asker.ACCOUNT, mail, () -> letters.notice(mail, person.locale(), "known"));
        } else {
            post.send(Asker.ACCOUNT, mail, () -> letter(person, change));
        }
    }

    private Mail letter(Person person, MailChange change) {
        Links.Purpose purpose = Links.Purpose.CHANGE_MAIL;
        String token = links.issueOnly(purpose, person.id(), change);
        return letters.withLink(
                change.mail(), person.locale(), "mail", "mail", token, purpose.life().toHours());
    }

    /// @return the address that the account has now
    public String finish(String token, @Nullable String address) {
        MailChange change = links.open(Links.Purpose.CHANGE_MAIL, token, MailChange.class);
        Person before = directory.one(change.account());
        boolean done = before.mail().equals(change.mail());
        if (!done && !change.basis().holds(before)) {
            throw Links.used();
        }
        if (!directory.claim(change.mail(), change.account())) {
            throw Refused.conflict("mail.taken", "That mail address has an account already.");
        }
        if (!done) {
            directory.change(
                    change.account(),
                    person -> Persons.changeMail(person, change.basis(), change.mail()),
                    Cause.command(change.account(), address));
            directory.release(before.mail(), before.id());
            post.send(letters.notice(before.mail(), before.locale(), "moved"));
        }
        links.close(token);
        return change.mail();
    }
}
