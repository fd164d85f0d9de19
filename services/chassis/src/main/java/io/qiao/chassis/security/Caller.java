package io.qiao.chassis.security;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Refused;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who a request comes from, as its token says: a person's account or a program.
///
/// @param account its id, the token's subject
/// @param platformAdmin whether it looks after the platform as a whole
/// @param program whether it is no person; see [#requirePerson]
/// @param roles what the token says that it may do
/// @param address where the request came from, as the gateway saw it
/// @param expires until when the token is good; absent when it does not say
public record Caller(
        String account,
        boolean platformAdmin,
        boolean program,
        Roles roles,
        @Nullable String address,
        @Nullable Instant expires) {
    /// The claim of whoever looks after the platform as a whole.
    public static final String ADMIN_CLAIM = "platform_admin";

    /// The claim of programs.
    public static final String PROGRAM_CLAIM = "program";

    public static Caller of(Jwt token, @Nullable String address) {
        return new Caller(
                Objects.requireNonNull(token.getSubject()),
                Boolean.TRUE.equals(token.getClaimAsBoolean(ADMIN_CLAIM)),
                Boolean.TRUE.equals(token.getClaimAsBoolean(PROGRAM_CLAIM)),
                Roles.of(token),
                address,
                token.getExpiresAt());
    }

    /// A command of this caller begins a story.
    public Cause command() {
        return Cause.command(account, address);
    }

    /// For what binds people or lets them in: a program posts and negotiates for its organization,
    /// and no more.
    ///
    /// @throws Refused when it is a program
    public void requirePerson() {
        if (program) {
            throw Refused.forbidden("A program may not do that; a person has to.");
        }
    }

    /// @throws Refused unless it is the platform's administrator
    public void requirePlatformAdmin() {
        if (!platformAdmin) {
            throw Refused.forbidden("Only the platform's administrator may do that.");
        }
    }
}
