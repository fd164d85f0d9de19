package io.qiao.identity.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.chassis.aggregate.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id (19 MiB, 2 passes, 1 lane: the least that OWASP's password
/// storage cheat sheet advises) and turns down those that are guessed first.
///
/// A hash costs 19 MiB and some 50 ms, a judgement some 5 ms; both wait for a core, see [Bulkhead].
@Component
public final class Passwords {
    /// In characters (code points).
    private static final int LEAST = 10;

    private static final int MOST = 128;
    private static final int MOST_BYTES = 512;
    private static final int GOOD_ENOUGH = 2;
    private static final int SHORTEST_WORD = 4;
    private static final int LONGEST_QUEUE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Guessing guessing = new Guessing();
    private final Bulkhead cores =
            new Bulkhead(Runtime.getRuntime().availableProcessors(), LONGEST_QUEUE, PATIENCE);
    private final String decoy = hash("a password that nobody has");

    public String hash(String password) {
        return cores.run(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    public boolean matches(String password, String hash) {
        return isNotTooLong(password) && cores.run(() -> encoder.matches(password, hash));
    }

    /// Takes as long as [#matches], so that nobody can tell an account that is not there from a
    /// wrong password.
    public void pretend(String password) {
        matches(password, decoy);
    }

    /// @param personal what a password must not be made of: the mail address, the name
    /// @throws Refused when it is too short, too long or too easy to guess
    public void check(String field, String password, String... personal) {
        if (password.codePointCount(0, password.length()) < LEAST || !isNotTooLong(password)) {
            throw Refused.field(
                    field,
                    "size",
                    "must have %d to %d characters, and at the most %d bytes in UTF-8"
                            .formatted(LEAST, MOST, MOST_BYTES));
        }
        List<String> words = Stream.of(personal).flatMap(Passwords::words).toList();
        if (cores.run(() -> guessing.score(password, words)) < GOOD_ENOUGH) {
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

    private static Stream<String> words(String personal) {
        Predicate<String> isLong = word -> word.length() >= SHORTEST_WORD;
        return Stream.concat(
                Stream.of(personal), BETWEEN_WORDS.splitAsStream(personal).filter(isLong));
    }

    private static boolean isNotTooLong(String password) {
        return password.length() <= 2 * MOST
                && password.codePointCount(0, password.length()) <= MOST
                && password.getBytes(UTF_8).length <= MOST_BYTES;
    }
}
