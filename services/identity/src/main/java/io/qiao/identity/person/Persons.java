package io.qiao.identity.person;

import io.qiao.chassis.aggregate.Change;
import io.qiao.contracts.identity.Account;
import io.qiao.contracts.identity.AccountEvent.AccountErased;
import io.qiao.contracts.identity.AccountEvent.AccountRegistered;
import io.qiao.contracts.identity.AccountEvent.ConsentGiven;
import io.qiao.contracts.identity.AccountEvent.DetailsRevised;
import io.qiao.contracts.identity.AccountEvent.MailAddressChanged;
import io.qiao.contracts.identity.AccountEvent.PasswordChanged;
import io.qiao.contracts.identity.AccountEvent.SecondFactorChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a person's account.
public final class Persons {
    private Persons() {}

    public static Change<Person> register(Person person) {
        return Change.of(person, new AccountRegistered(person.account()));
    }

    public static Change<Person> revise(
            Person before, String name, @Nullable String phone, String language) {
        Person after = with(before, before.mail(), name, phone, language);
        return Change.of(after, new DetailsRevised(after.account()));
    }

    /// @throws io.qiao.chassis.aggregate.Refused when what the link rests on holds no more
    public static Change<Person> changeMail(Person before, Basis basis, String mail) {
        basis.require(before);
        Person after = with(before, mail, before.name(), before.phone(), before.language());
        return Change.of(after, new MailAddressChanged(after.account()));
    }

    /// @throws io.qiao.chassis.aggregate.Refused when what the link rests on holds no more
    public static Change<Person> resetPassword(Person before, Basis basis, String hash) {
        basis.require(before);
        return changePassword(before, hash);
    }

    public static Change<Person> changePassword(Person before, String hash) {
        Person after =
                new Person(
                        before.id(),
                        before.status(),
                        before.mail(),
                        before.name(),
                        before.phone(),
                        before.language(),
                        hash,
                        false,
                        before.platformAdmin(),
                        before.secondFactor(),
                        before.consents(),
                        before.registered());
        return Change.of(after, new PasswordChanged(after.account()));
    }

    public static Change<Person> secure(Person before, Person.@Nullable SecondFactor factor) {
        Person after = with(before, factor, before.consents());
        return Change.of(after, new SecondFactorChanged(after.account()));
    }

    public static Change<Person> consent(Person before, String version, Instant now) {
        if (before.consents().stream().anyMatch(each -> each.version().equals(version))) {
            return Change.of(before);
        }
        List<Person.Consent> consents = new ArrayList<>(before.consents());
        consents.add(new Person.Consent(version, now));
        Person after = with(before, before.secondFactor(), consents);
        return Change.of(after, new ConsentGiven(after.account()));
    }

    /// Nothing personal is left, and nobody can log in.
    public static Change<Person> erase(Person before) {
        Person after =
                new Person(
                        before.id(),
                        Account.Status.ERASED,
                        "",
                        "",
                        null,
                        before.language(),
                        "",
                        false,
                        false,
                        null,
                        List.of(),
                        before.registered());
        return Change.of(after, new AccountErased(after.account()));
    }

    private static Person with(
            Person before, String mail, String name, @Nullable String phone, String language) {
        return new Person(
                before.id(),
                before.status(),
                mail,
                name,
                phone,
                language,
                before.passwordHash(),
                before.oneTimePassword(),
                before.platformAdmin(),
                before.secondFactor(),
                before.consents(),
                before.registered());
    }

    private static Person with(
            Person before, Person.@Nullable SecondFactor factor, List<Person.Consent> consents) {
        return new Person(
                before.id(),
                before.status(),
                before.mail(),
                before.name(),
                before.phone(),
                before.language(),
                before.passwordHash(),
                before.oneTimePassword(),
                before.platformAdmin(),
                factor,
                consents,
                before.registered());
    }
}
