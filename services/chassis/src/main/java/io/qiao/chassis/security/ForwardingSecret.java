package io.qiao.chassis.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// What the gateway shows services, so that they believe it about where a request came from and
/// under which address the platform is known (`X-Forwarded-*`). From anybody else they believe
/// nothing of the kind.
public final class ForwardingSecret {
    /// The header that it is shown in, on the way from the gateway to a service and nowhere else.
    public static final String HEADER = "X-Qiao-Gateway";

    private final String secret;

    /// @param secret random; blank when none was given: then nobody is believed
    public ForwardingSecret(String secret) {
        this.secret = secret.strip();
    }

    /// Whether that is the secret. How long it takes does not depend on how much of it is right.
    public boolean is(@Nullable String shown) {
        return isKnown()
                && shown != null
                && MessageDigest.isEqual(secret.getBytes(UTF_8), shown.getBytes(UTF_8));
    }

    public boolean isKnown() {
        return !secret.isEmpty();
    }

    /// For the gateway, which puts it on what it passes on.
    public String value() {
        return secret;
    }

    @Override
    public String toString() {
        return "ForwardingSecret";
    }
}
