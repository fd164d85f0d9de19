package io.qiao.chassis.security;

import io.qiao.chassis.aggregate.Refused;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/// The account that a request comes from, as its token says.
///
/// @param platformAdmin whether it looks after the platform as a whole
public record Caller(String account, boolean platformAdmin) {
    /// The claim that says so.
    public static final String ADMIN_CLAIM = "platform_admin";

    static Caller of(Jwt token) {
        return new Caller(
                Objects.requireNonNull(token.getSubject()),
                Boolean.TRUE.equals(token.getClaimAsBoolean(ADMIN_CLAIM)));
    }

    /// @throws Refused unless it is the platform's administrator
    public void requirePlatformAdmin() {
        if (!platformAdmin) {
            throw Refused.forbidden("Only the platform's administrator may do that.");
        }
    }
}
