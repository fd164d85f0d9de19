package io.qiao.chassis.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/// Encrypts what the store must not be able to tell: tokens, second-factor secrets, signing keys
/// (AES-256-GCM, a random nonce of 16 bytes before each text).
public final class Sealing {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 16;

    private final AesBytesEncryptor encryptor;

    /// @param key Base64 of 32 random bytes
    /// @throws IllegalArgumentException when it is not
    public Sealing(String key) {
        byte[] bytes = Base64.getDecoder().decode(key.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "qiao.sealing-key must be Base64 of " + KEY_BYTES + " bytes");
        }
        encryptor =
                new AesBytesEncryptor(
                        new SecretKeySpec(bytes, "AES"),
                        KeyGenerators.secureRandom(NONCE_BYTES),
                        AesBytesEncryptor.CipherAlgorithm.GCM);
    }

    public byte[] seal(byte[] open) {
        return encryptor.encrypt(open);
    }

    public byte[] open(byte[] sealed) {
        return encryptor.decrypt(sealed);
    }

    public String seal(String open) {
        return Base64.getEncoder().encodeToString(seal(open.getBytes(UTF_8)));
    }

    public String open(String sealed) {
        return new String(open(Base64.getDecoder().decode(sealed)), UTF_8);
    }
}
