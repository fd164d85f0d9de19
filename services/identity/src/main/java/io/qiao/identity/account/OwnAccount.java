package io.qiao.identity.account;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.identity.mail.Letters;
import io.qiao.identity.mail.Post;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Passwords;
import io.qiao.identity.person.Person;
import io.qiao.identity.person.Persons;
import io.qiao.identity.person.SecondFactors;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people do with their own account once they are logged in. What could take the account
/// from its owner asks for the password again.
@Component
class OwnAccount {
    private final Directory directory;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Attempts attempts;
    private final Logins logins;
    private final Letters letters;
    private final Post post;
    private final PrivacyNotice notice;
    private final Clock clock;

    OwnAccount(
            Directory directory,
            Passwords passwords,
            SecondFactors factors,
            Attempts attempts,
            Logins logins,
            Letters letters,
            Post post,
            PrivacyNotice notice,
            Clock clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.factors = factors;
        this.attempts = attempts;
        this.logins = logins;
        this.letters = letters;
        this.post = post;
        this.notice = notice;
        this.clock = clock;
    }

    Person of(Caller caller) {
        return directory.one(caller.account());
    }

    /// Guessing here locks the account as guessing at the login does.
    ///
    /// @throws Refused unless the password is right
    Person confirmed(Caller caller, String password) {
        Person person = of(caller);
        if (!attempts.begin(person.mail())) {
            throw Refused.tooMany(
                    "account.locked", "Too many wrong passwords. Ask for a reset link.");
        }
        if (!passwords.matches(password, person.passwordHash())) {
            throw Refused.field("password", "right", "must be the one of the account");
        }
        attempts.clear(person.mail());
        return person;
    }

    Person revise(Caller caller, String name, @Nullable String phone, String language) {
        return directory.change(
                caller.account(),
                before -> Persons.revise(before, name, phone, language),
                caller.command());
    }

    void changePassword(Caller caller, String old, String next, @Nullable String login) {
        Person person = confirmed(caller, old);
        passwords.check("newPassword", next, person.mail(), person.name());
        passwords.requireOther("newPassword", next, person.passwordHash());
        String hash = passwords.hash(next);
        directory.change(
                person.id(), before -> Persons.changePassword(before, hash), caller.command());
        logins.endAll(person.id(), login);
        post.send(letters.notice(person.mail(), person.locale(), "changed"));
    }

    SecondFactors.Setup beginSecondFactor(Caller caller, String password) {
        Person person = confirmed(caller, password);
        if (person.asksForCode()) {
            throw Refused.conflict(
                    "second-factor.on", "A second factor is in use. Switch it off first.");
        }
        SecondFactors.Setup setup = factors.begin(person.mail());
        directory.change(
                person.id(), before -> Persons.secure(before, setup.factor()), caller.command());
        return setup;
    }

    void confirmSecondFactor(Caller caller, String code) {
        Person person = of(caller);
        Person.SecondFactor factor = person.secondFactor();
        if (factor == null || factor.confirmed()) {
            throw Refused.conflict("second-factor.none", "There is none to be confirmed.");
        }
        if (!attempts.begin(person.mail()) || !factors.isRight(person, code)) {
            throw Refused.field("code", "right", "must be the one that your device shows now");
        }
        attempts.clear(person.mail());
        Person.SecondFactor confirmed =
                new Person.SecondFactor(factor.secret(), true, factor.recovery());
        directory.change(
                person.id(), before -> Persons.secure(before, confirmed), caller.command());
    }

    void dropSecondFactor(Caller caller, String password) {
        Person person = confirmed(caller, password);
        directory.change(person.id(), before -> Persons.secure(before, null), caller.command());
        post.send(letters.notice(person.mail(), person.locale(), "changed"));
    }

    void consent(Caller caller, String version) {
        notice.require(version);
        directory.change(
                caller.account(),
                before -> Persons.consent(before, version, clock.instant()),
                caller.command());
    }

    boolean owesConsent(Person person) {
        return person.consents().stream()
                .noneMatch(each -> each.version().equals(notice.version()));
    }

    /// The tombstone is written first: whatever a crash leaves after that, nobody can log in, and
    /// asking again finishes it.
    void erase(Caller caller, String password) {
        Person person = confirmed(caller, password);
        if (person.platformAdmin()) {
            throw Refused.conflict(
                    "account.admin", "The platform's administrator cannot be erased.");
        }
        directory.change(person.id(), Persons::erase, caller.command());
        logins.endAll(person.id(), null);
        directory.release(person.mail(), person.id());
    }
}
