package io.qiao.identity.token;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/// What the authorization server remembers: logins, and which access tokens were revoked before
/// their time. What a program was given is not kept at all.
@Component
class Authorizations implements OAuth2AuthorizationService {
    private final KeptLogins logins;
    private final IssuedTokens issued;
    private final RevokedTokens revoked;

    Authorizations(KeptLogins logins, IssuedTokens issued, RevokedTokens revoked) {
        this.logins = logins;
        this.issued = issued;
        this.revoked = revoked;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<?> refresh = authorization.getRefreshToken();
        OAuth2Authorization.Token<OAuth2AccessToken> access = authorization.getAccessToken();
        if (refresh != null && refresh.isInvalidated()) {
            logins.end(authorization.getId());
        } else if (access != null && access.isInvalidated()) {
            revoked.add(
                    String.valueOf(
                            Objects.requireNonNull(access.getClaims()).get(JwtClaimNames.JTI)),
                    Objects.requireNonNull(access.getToken().getExpiresAt()));
        } else if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(
                authorization.getAuthorizationGrantType())) {
            logins.keep(authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        logins.end(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return logins.find(id).orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return find(token, type).orElse(null);
    }

    /// Without a type it may be what is introspected or revoked: an access or a refresh token.
    private Optional<OAuth2Authorization> find(String token, @Nullable OAuth2TokenType type) {
        if (type == null) {
            return issued.access(token).or(() -> kept(token, KeptLogins.REFRESH));
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(type)) {
            return issued.access(token);
        }
        return type.getValue().equals(OidcParameterNames.ID_TOKEN)
                ? issued.identity(token)
                : kept(token, type.getValue());
    }

    private Optional<OAuth2Authorization> kept(String token, String kind) {
        return logins.byToken(token, kind).filter(issued::counts);
    }
}
