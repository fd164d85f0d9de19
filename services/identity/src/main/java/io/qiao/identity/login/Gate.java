package io.qiao.identity.login;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.identity.account.Attempts;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Passwords;
import io.qiao.identity.person.Person;
import io.qiao.identity.person.Persons;
import io.qiao.identity.person.SecondFactors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides whether somebody may log in.
@Component
class Gate {
    private final Directory directory;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Attempts attempts;

    Gate(Directory directory, Passwords passwords, SecondFactors factors, Attempts attempts) {
        this.directory = directory;
        this.passwords = passwords;
        this.factors = factors;
        this.attempts = attempts;
    }

    /// @param person absent unless the password was right
    record Decision(Outcome outcome, @Nullable Person person) {}

    Decision password(String mail, String password) {
        if (!attempts.begin(mail)) {
            return new Decision(Outcome.LOCKED, null);
        }
        Optional<Person> found = directory.byMail(mail);
        if (found.isEmpty()) {
            passwords.pretend(password);
            return new Decision(Outcome.WRONG, null);
        }
        Person person = found.get();
        if (!passwords.matches(password, person.passwordHash())) {
            return new Decision(Outcome.WRONG, null);
        }
        if (person.asksForCode()) {
            return new Decision(Outcome.CODE_NEEDED, person);
        }
        attempts.clear(mail);
        return new Decision(
                person.oneTimePassword() ? Outcome.NEW_PASSWORD_NEEDED : Outcome.RIGHT, person);
    }

    /// @param code of the device, or a recovery code
    Decision code(String account, String code, @Nullable String address) {
        Person person = directory.one(account);
        if (!attempts.begin(person.mail())) {
            return new Decision(Outcome.LOCKED, null);
        }
        if (!factors.isRight(person, code) && !recovers(person, code, address)) {
            return new Decision(Outcome.WRONG, null);
        }
        attempts.clear(person.mail());
        return new Decision(
                person.oneTimePassword() ? Outcome.NEW_PASSWORD_NEEDED : Outcome.RIGHT, person);
    }

    private boolean recovers(Person person, String code, @Nullable String address) {
        Optional<Person.SecondFactor> left = factors.recover(person, code);
        left.ifPresent(
                factor ->
                        directory.change(
                                person.id(),
                                before -> Persons.secure(before, factor),
                                Cause.command(person.id(), address)));
        return left.isPresent();
    }

    /// A new password in place of the one-time one.
    void choose(String account, String password, @Nullable String address) {
        Person person = directory.one(account);
        passwords.check("password", password, person.mail(), person.name());
        passwords.requireOther("password", password, person.passwordHash());
        String hash = passwords.hash(password);
        directory.change(
                account,
                before -> Persons.changePassword(before, hash),
                Cause.command(account, address));
    }
}
