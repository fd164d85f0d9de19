package io.qiao.identity.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.secret.Counters;
import io.qiao.identity.secret.Secrets;
import java.net.URLEncoder;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;

/// Time-based one-time passwords (RFC 6238: SHA-1, 6 digits, 30 seconds; one step either way).
@Component
public final class SecondFactors {
    private static final int BYTES = 20;
    private static final int RECOVERY_CODES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator =
            new TimeBasedOneTimePasswordGenerator();
    private final Sealing sealing;
    private final Counters counters;
    private final Clock clock;

    SecondFactors(Sealing sealing, Counters counters, Clock clock) {
        this.sealing = sealing;
        this.counters = counters;
        this.clock = clock;
    }

    /// A new secret, not confirmed yet, and recovery codes that are shown this once.
    public Setup begin(String mail) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String secret = new Base32().encodeToString(bytes).replace("=", "");
        List<String> codes = Stream.generate(Secrets::code).limit(RECOVERY_CODES).toList();
        String uri =
                "otpauth://totp/Qiao:%s?secret=%s&issuer=Qiao"
                        .formatted(URLEncoder.encode(mail, UTF_8), secret);
        return new Setup(
                secret,
                uri,
                codes,
                new Person.SecondFactor(
                        sealing.seal(secret), false, codes.stream().map(Secrets::hash).toList()));
    }

    /// Whether the code is the one of this moment; each is good once.
    public boolean isRight(Person person, String code) {
        Person.SecondFactor factor = person.secondFactor();
        if (factor == null) {
            return false;
        }
        Key key =
                new SecretKeySpec(
                        new Base32().decode(sealing.open(factor.secret())),
                        generator.getAlgorithm());
        return Stream.of(-1, 0, 1)
                .map(step -> clock.instant().plus(generator.getTimeStep().multipliedBy(step)))
                .anyMatch(
                        time ->
                                MessageDigest.isEqual(
                                                code(key, time).getBytes(UTF_8),
                                                code.getBytes(UTF_8))
                                        && isFirstUse(person, code));
    }

    private boolean isFirstUse(Person person, String code) {
        return counters.add("code %s %s".formatted(person.id(), code), Duration.ofMinutes(2)) == 1;
    }

    private String code(Key key, Instant time) {
        try {
            return generator.generateOneTimePasswordString(key, time, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The factor without the recovery code, if it is one of them.
    public Optional<Person.SecondFactor> recover(Person person, String code) {
        Person.SecondFactor factor = person.secondFactor();
        if (factor == null || factor.recovery().stream().noneMatch(is(code))) {
            return Optional.empty();
        }
        List<String> left = factor.recovery().stream().filter(is(code).negate()).toList();
        return Optional.of(new Person.SecondFactor(factor.secret(), factor.confirmed(), left));
    }

    private static Predicate<String> is(String code) {
        return hash -> Secrets.matches(code, hash);
    }

    /// @param secret Base32, for typing
    /// @param uri for a QR code
    /// @param recoveryCodes each stands in for a lost device once
    /// @param factor what to keep
    public record Setup(
            String secret, String uri, List<String> recoveryCodes, Person.SecondFactor factor) {}
}
