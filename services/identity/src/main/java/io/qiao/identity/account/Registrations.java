package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.identity.Account;
import io.qiao.identity.mail.Asker;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.Mail;
import io.qiao.identity.mail.Post;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Passwords;
import io.qiao.identity.person.Person;
import io.qiao.identity.secret.Links;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signing up: nothing is kept under a mail address until its owner has followed the link and has
/// chosen a password there. Whether an address has an account already is told by mail to its owner,
/// not to who asks.
@Component
public final class Registrations {
    private final Directory directory;
    private final Passwords passwords;
    private final Links links;
    private final Letters letters;
    private final Post post;
    private final Clock clock;

    Registrations(
            Directory directory,
            Passwords passwords,
            Links links,
            Letters letters,
            Post post,
            Clock clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.links = links;
        this.letters = letters;
        this.post = post;
        this.clock = clock;
    }

    /// Sends the link that makes it an account.
    ///
    /// @param asked when that was asked for, and consented to
    void answer(SignUp draft, Instant asked) {
        Locale language = Locale.forLanguageTag(draft.language());
        if (directory.byMail(draft.mail()).isPresent()) {
            post.send(
                    Asker.STRANGER,
                    draft.mail(),
                    () -> letters.notice(draft.mail(), language, "known"));
            return;
        }
        post.send(Asker.STRANGER, draft.mail(), () -> letter(draft, language, asked));
    }

    private Mail letter(SignUp draft, Locale language, Instant asked) {
        Registration registration =
                new Registration(
                        Ids.next(),
                        draft.mail(),
                        draft.name(),
                        draft.language(),
                        draft.consent(),
                        asked);
        Links.Purpose purpose = Links.Purpose.SIGN_UP;
        String token = links.issue(purpose, registration);
        return letters.withLink(
                draft.mail(), language, "confirm", "confirm", token, purpose.life().toHours());
    }

    /// @return the mail address that the link was sent to
    /// @throws Refused when it is good no more
    public String asked(String token) {
        return open(token).mail();
    }

    private Registration open(String token) {
        return links.open(Links.Purpose.SIGN_UP, token, Registration.class);
    }

    /// Opens the account. Of two that follow links for one address the first gets it. Whoever
    /// repeats it after a crash, with the same password, gets the same account.
    ///
    /// @return its id
    public String confirm(String token, String password, @Nullable String address) {
        Registration registration = open(token);
        passwords.check("password", password, registration.mail(), registration.name());
        if (!directory.claim(registration.mail(), registration.account())) {
            throw Refused.conflict("mail.taken", "That mail address has an account already.");
        }
        Person person = person(registration, passwords.hash(password));
        boolean first = directory.register(person, Cause.command(person.id(), address));
        links.close(token);
        if (!first && !passwords.matches(password, directory.one(person.id()).passwordHash())) {
            throw Links.used();
        }
        return person.id();
    }

    private Person person(Registration registration, String passwordHash) {
        return new Person(
                registration.account(),
                Account.Status.ACTIVE,
                registration.mail(),
                registration.name(),
                null,
                registration.language(),
                passwordHash,
                false,
                false,
                null,
                List.of(new Person.Consent(registration.consent(), registration.time())),
                clock.instant());
    }

    /// What a sign-up link carries.
    record Registration(
            String account,
            String mail,
            String name,
            String language,
            String consent,
            Instant time) {}
}
