package io.qiao.e2e;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an authenticator shows (RFC 6238), worked out independently of the platform.
final class OneTimeCode {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimeCode() {}

    /// @param step 0 for now, 1 for thirty seconds later
    static String of(String secret, int step) throws GeneralSecurityException {
        long counter = System.currentTimeMillis() / 30_000 + step;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(decoded(secret), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(counter).array());
        int at = hash[hash.length - 1] & 0xf;
        int code = ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fffffff;
        return "%06d".formatted(code % 1_000_000);
    }

    private static byte[] decoded(String secret) {
        ByteBuffer bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
        long bits = 0;
        int count = 0;
        for (int at = 0; at < secret.length(); at++) {
            bits = (bits << 5) | BASE32.indexOf(secret.charAt(at));
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.put((byte) (bits >> count));
            }
        }
        return bytes.array();
    }
}
