package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.identity.mail.Asker;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.Mail;
import io.qiao.identity.mail.Post;
import io.qiao.identity.person.Basis;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Passwords;
import io.qiao.identity.person.Person;
import io.qiao.identity.person.Persons;
import io.qiao.identity.secret.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A forgotten password. The link that is mailed sets a new one, opens an account that is locked,
/// and ends every session.
///
/// Only the newest link is good, and only as long as what it rests on: a new password, however it
/// was set, and a new address end it in the same write.
@Component
public final class Resets {
    private final Directory directory;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Logins logins;
    private final Links links;
    private final Letters letters;
    private final Post post;

    Resets(
            Directory directory,
            Passwords passwords,
            Attempts attempts,
            Logins logins,
            Links links,
            Letters letters,
            Post post) {
        this.directory = directory;
        this.passwords = passwords;
        this.attempts = attempts;
        this.logins = logins;
        this.links = links;
        this.letters = letters;
        this.post = post;
    }

    /// Sends the link, if there is such an account.
    void answer(String mail) {
        directory.byMail(mail).ifPresent(this::send);
    }

    /// The link is made only when it is sent, since it ends those that were sent before.
    private void send(Person person) {
        post.send(Asker.STRANGER, person.mail(), () -> letter(person));
    }

    private Mail letter(Person person) {
        Links.Purpose purpose = Links.Purpose.RESET;
        Reset reset = new Reset(person.id(), Basis.of(person));
        String token = links.issueOnly(purpose, person.id(), reset);
        return letters.withLink(
                person.mail(), person.locale(), "reset", "reset", token, purpose.life().toHours());
    }

    /// @return the mail address that the link was sent to
    /// @throws io.qiao.chassis.aggregate.Refused when it is good no more
    public String asked(String token) {
        return open(token).basis().mail();
    }

    private Reset open(String token) {
        Reset reset = links.open(Links.Purpose.RESET, token, Reset.class);
        Person person = directory.one(reset.account());
        if (!reset.basis().holds(person)) {
            conclude(token, person);
            throw Links.used();
        }
        return reset;
    }

    public void finish(String token, String password, @Nullable String address) {
        Reset reset = open(token);
        Person person = directory.one(reset.account());
        passwords.check("password", password, person.mail(), person.name());
        passwords.requireOther("password", password, person.passwordHash());
        String hash = passwords.hash(password);
        directory.change(
                person.id(),
                before -> Persons.resetPassword(before, reset.basis(), hash),
                Cause.command(person.id(), address));
        conclude(token, person);
        post.send(letters.notice(person.mail(), person.locale(), "changed"));
    }

    /// What comes after the new password. When a crash left it out, the next use of the link makes
    /// up for it.
    private void conclude(String token, Person person) {
        attempts.clear(person.mail());
        logins.endAll(person.id(), null);
        links.close(token);
    }

    /// What a reset link carries.
    record Reset(String account, Basis basis) {}
}
