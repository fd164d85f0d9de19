package io.qiao.identity.person;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.qiao.chassis.aggregate.Refused;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id (19 MiB, 2 passes, 1 lane: the least that OWASP's password
/// storage cheat sheet advises) and turns down those that are guessed first.
///
/// A hash costs 19 MiB and some 50 ms; at most four are made at a time.
@Component
public final class Passwords {
    private static final int LEAST = 10;
    private static final int MOST = 128;
    private static final int GOOD_ENOUGH = 2;
    private static final int LONGEST_MEASURED = 64;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Zxcvbn guessing = new Zxcvbn();
    private final Semaphore atOnce = new Semaphore(4);
    private final String decoy = hash("a password that nobody has");

    public String hash(String password) {
        return alone(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    public boolean matches(String password, String hash) {
        return password.length() <= MOST && alone(() -> encoder.matches(password, hash));
    }

    /// Takes as long as [#matches], so that nobody can tell an account that is not there from a
    /// wrong password.
    public void pretend(String password) {
        matches(password, decoy);
    }

    /// @param personal what a password must not be made of: the mail address, the name
    /// @throws Refused when it is too short, too long or too easy to guess
    public void check(String field, String password, String... personal) {
        if (password.length() < LEAST || password.length() > MOST) {
            throw Refused.field(
                    field, "size", "must have %d to %d characters".formatted(LEAST, MOST));
        }
        String measured = password.substring(0, Math.min(password.length(), LONGEST_MEASURED));
        if (guessing.measure(measured, List.of(personal)).getScore() < GOOD_ENOUGH) {
            throw Refused.field(
                    field, "common", "must not be one that is guessed first: add a few words");
        }
    }

    /// @param hash of the password that is in use
    /// @throws Refused when it would stay the same
    public void requireOther(String field, String password, String hash) {
        if (matches(password, hash)) {
            throw Refused.field(field, "other", "must not be the one that you have now");
        }
    }

    private <T> T alone(Supplier<T> work) {
        try {
            if (!atOnce.tryAcquire(5, TimeUnit.SECONDS)) {
                throw Refused.unavailable("Too many people log in at this moment.");
            }
            try {
                return work.get();
            } finally {
                atOnce.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("This service is stopping.");
        }
    }
}
