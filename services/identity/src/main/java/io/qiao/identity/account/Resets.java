package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.Post;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Passwords;
import io.qiao.identity.person.Person;
import io.qiao.identity.person.Persons;
import io.qiao.identity.secret.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A forgotten password. The link that is mailed sets a new one, opens an account that is locked,
/// and ends every session.
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
    public void begin(String mail) {
        directory.byMail(mail).ifPresent(this::send);
    }

    private void send(Person person) {
        Links.Purpose purpose = Links.Purpose.RESET;
        String token = links.issue(purpose, new Reset(person.id()));
        post.send(
                letters.withLink(
                        person.mail(),
                        person.locale(),
                        "reset",
                        "reset",
                        token,
                        purpose.life().toHours()));
    }

    public void finish(String token, String password, @Nullable String address) {
        Reset reset = links.open(Links.Purpose.RESET, token, Reset.class);
        Person person = directory.one(reset.account());
        passwords.check("password", password, person.mail(), person.name());
        passwords.requireOther("password", password, person.passwordHash());
        String hash = passwords.hash(password);
        directory.change(
                person.id(),
                before -> Persons.changePassword(before, hash),
                Cause.command(person.id(), address));
        attempts.clear(person.mail());
        logins.endAll(person.id(), null);
        links.close(token);
        post.send(letters.notice(person.mail(), person.locale(), "changed"));
    }

    /// What a reset link carries.
    record Reset(String account) {}
}
