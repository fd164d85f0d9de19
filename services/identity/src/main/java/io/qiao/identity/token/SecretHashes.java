package io.qiao.identity.token;

import io.qiao.identity.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Compares client secrets. They are random and long: a plain hash is enough.
final class SecretHashes implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence secret) {
        return Secrets.hash(String.valueOf(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null && hash != null && Secrets.matches(secret.toString(), hash);
    }
}
