package io.qiao.chassis.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes ids. They are opaque to everyone else.
public final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    /// A new id; later ones sort after earlier ones (UUID version 7).
    public static String next() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    /// The id of what the parts name together: the same parts give the same id, always.
    public static String of(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(UTF_8);
                digest.update((bytes.length + ":").getBytes(UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
