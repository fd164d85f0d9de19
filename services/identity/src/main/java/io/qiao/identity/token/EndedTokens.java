package io.qiao.identity.token;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/// Refuses an access token whose login, account or client is no more, or that was revoked by
/// itself. Other services believe what is signed; here it can be known, and here is what a thief
/// wants most: programs, invitations, the account.
@Component
class EndedTokens implements OAuth2TokenValidator<Jwt> {
    private static final OAuth2TokenValidatorResult ENDED =
            OAuth2TokenValidatorResult.failure(
                    new OAuth2Error("invalid_token", "The login has ended.", null));

    private final IssuedTokens issued;

    EndedTokens(IssuedTokens issued) {
        this.issued = issued;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return issued.basis(token).isPresent() ? OAuth2TokenValidatorResult.success() : ENDED;
    }
}
