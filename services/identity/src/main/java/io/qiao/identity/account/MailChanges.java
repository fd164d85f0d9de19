package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.MailAddress;
import io.qiao.identity.mail.Post;
import io.qiao.identity.person.Basis;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import io.qiao.identity.person.Persons;
import io.qiao.identity.secret.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Changing the mail address: the new one is confirmed by a link, the old one is told. A new
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

    void begin(Person person, String newMail) {
        String mail = MailAddress.normal(newMail);
        if (directory.byMail(mail).isPresent()) {
            post.send(letters.notice(mail, person.locale(), "known"));
            return;
        }
        Links.Purpose purpose = Links.Purpose.CHANGE_MAIL;
        MailChange change = new MailChange(person.id(), mail, Basis.of(person));
        String token = links.issueOnly(purpose, person.id(), change);
        post.send(
                letters.withLink(
                        mail, person.locale(), "mail", "mail", token, purpose.life().toHours()));
    }

    public void finish(String token, @Nullable String address) {
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
    }

    /// What the link carries.
    record MailChange(String account, String mail, Basis basis) {}
}
