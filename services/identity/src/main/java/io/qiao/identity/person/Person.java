package io.qiao.identity.person;

import io.qiao.contracts.identity.Account;
import io.qiao.identity.secret.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Somebody who can log in, with all that is personal. It never leaves this service but to the
/// person, and contact details to whom the person has a match with.
///
/// @param mail in its normal form, see [io.qiao.identity.mail.MailAddress]
/// @param name what to call the person
/// @param phone as the person wrote it
/// @param language `zh-Hans`, `zh-Hant` or `en`
/// @param passwordHash Argon2id
/// @param oneTimePassword whether a new one must be chosen at the next login
/// @param platformAdmin whether it looks after the platform as a whole
public record Person(
        String id,
        Account.Status status,
        String mail,
        String name,
        @Nullable String phone,
        String language,
        String passwordHash,
        boolean oneTimePassword,
        boolean platformAdmin,
        @Nullable SecondFactor secondFactor,
        List<Consent> consents,
        Instant registered) {
    public Person {
        consents = List.copyOf(consents);
    }

    /// What others may know.
    Account account() {
        return new Account(id, status);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /// Names the password without telling anything about it; another password has another name.
    public String credential() {
        return Secrets.hash(passwordHash);
    }

    public boolean isActive() {
        return status == Account.Status.ACTIVE;
    }

    public boolean asksForCode() {
        return secondFactor != null && secondFactor.confirmed();
    }

    /// @param version of the privacy notice
    public record Consent(String version, Instant time) {}

    /// A second factor (TOTP, RFC 6238).
    ///
    /// @param secret sealed
    /// @param confirmed whether the person has shown a code once; only then it is asked for
    /// @param recovery hashes of the codes that stand in for a lost device, each good once
    public record SecondFactor(String secret, boolean confirmed, List<String> recovery) {
        public SecondFactor {
            recovery = List.copyOf(recovery);
        }
    }
}
