package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.identity.Account;
import io.qiao.identity.mail.Letters;
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

/// Signing up: nothing is kept under a mail address until its owner has followed the link. Whether
/// an address has an account already is told by mail to its owner, not to who asks.
@Component
public final class Registrations {
    private final Directory directory;
    private final Passwords passwords;
    private final Links links;
    private final Letters letters;
    private final Post post;
    private final PrivacyNotice notice;
    private final Clock clock;

    Registrations(
            Directory directory,
            Passwords passwords,
            Links links,
            Letters letters,
            Post post,
            PrivacyNotice notice,
            Clock clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.links = links;
        this.letters = letters;
        this.post = post;
        this.notice = notice;
        this.clock = clock;
    }

    /// Sends the link that makes it an account.
    public void begin(SignUp draft) {
        passwords.check("password", draft.password(), draft.mail(), draft.name());
        notice.require(draft.consent());
        String mail = Directory.normal(draft.mail());
        Locale language = Locale.forLanguageTag(draft.language());
        Registration registration =
                new Registration(
                        Ids.next(),
                        mail,
                        draft.name(),
                        draft.language(),
                        passwords.hash(draft.password()),
                        draft.consent(),
                        clock.instant());
        if (directory.byMail(mail).isPresent()) {
            post.send(letters.notice(mail, language, "known"));
            return;
        }
        Links.Purpose purpose = Links.Purpose.SIGN_UP;
        String token = links.issue(purpose, registration);
        post.send(
                letters.withLink(
                        mail, language, "confirm", "confirm", token, purpose.life().toHours()));
    }

    /// Opens the account; the same link again, as long as it lasts, gives the same one.
    ///
    /// @return its id
    public String confirm(String token, @Nullable String address) {
        Registration registration = links.open(Links.Purpose.SIGN_UP, token, Registration.class);
        if (!directory.claim(registration.mail(), registration.account())) {
            throw Refused.conflict("mail.taken", "That mail address has an account already.");
        }
        Person person =
                new Person(
                        registration.account(),
                        Account.Status.ACTIVE,
                        registration.mail(),
                        registration.name(),
                        null,
                        registration.language(),
                        registration.passwordHash(),
                        false,
                        false,
                        null,
                        List.of(new Person.Consent(registration.consent(), registration.time())),
                        clock.instant());
        directory.register(person, Cause.command(person.id(), address));
        links.close(token);
        return person.id();
    }

    /// What a sign-up link carries.
    record Registration(
            String account,
            String mail,
            String name,
            String language,
            String passwordHash,
            String consent,
            Instant time) {}
}
