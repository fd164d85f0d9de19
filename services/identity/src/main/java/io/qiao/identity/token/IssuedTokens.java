package io.qiao.identity.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.qiao.identity.person.Directory;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/// Finds what a signed token of ours stands for. Such tokens are not kept: what they say is
/// believed for the signature, and whether that still holds is seen from the login, the account
/// and the client that they name.
@Component
class IssuedTokens {
    private final NimbusJwtDecoder decoder;
    private final KeptLogins logins;
    private final RevokedTokens revoked;
    private final Clients clients;
    private final Directory directory;

    IssuedTokens(
            Keys keys,
            @Value("${qiao.issuer}") String issuer,
            KeptLogins logins,
            RevokedTokens revoked,
            Clients clients,
            Directory directory) {
        this.decoder = decoder(keys);
        this.decoder.setJwtValidator(new JwtIssuerValidator(issuer));
        this.logins = logins;
        this.revoked = revoked;
        this.clients = clients;
        this.directory = directory;
    }

    /// Looks at the signature only. What else must be right is up to who asks: an ID token that has
    /// expired still says who logs out.
    static NimbusJwtDecoder decoder(Keys keys) {
        DefaultJWTProcessor<SecurityContext> checks = new DefaultJWTProcessor<>();
        checks.setJWSTypeVerifier((_, _) -> {});
        checks.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        checks.setJWTClaimsSetVerifier((_, _) -> {});
        return new NimbusJwtDecoder(checks);
    }

    /// What an access token was given for; absent when that is over.
    Optional<OAuth2Authorization> access(String token) {
        return read(token)
                .filter(jwt -> Claims.ACCESS_TOKEN_TYPE.equals(jwt.getHeaders().get("typ")))
                .flatMap(this::basis);
    }

    /// What an access token that says the right things was given for; absent when that is over.
    Optional<OAuth2Authorization> basis(Jwt jwt) {
        String id = jwt.getId();
        if (id == null || revoked.contains(id)) {
            return Optional.empty();
        }
        String login = jwt.getClaimAsString(Claims.LOGIN);
        Optional<OAuth2Authorization.Builder> basis =
                login == null
                        ? client(jwt.getClaimAsString(OAuth2ParameterNames.CLIENT_ID))
                                .map(IssuedTokens::ofItself)
                        : logins.find(login).filter(this::counts).map(OAuth2Authorization::from);
        return basis.map(
                each ->
                        each.token(
                                        accessToken(jwt),
                                        metadata ->
                                                metadata.put(
                                                        OAuth2Authorization.Token
                                                                .CLAIMS_METADATA_NAME,
                                                        jwt.getClaims()))
                                .build());
    }

    /// Whether the account and the client of a login are still there.
    boolean counts(OAuth2Authorization login) {
        return client(login.getRegisteredClientId()).isPresent()
                && directory.isActive(login.getPrincipalName());
    }

    private Optional<RegisteredClient> client(@Nullable String id) {
        return Optional.ofNullable(id).map(clients::findByClientId);
    }

    private static OAuth2Authorization.Builder ofItself(RegisteredClient client) {
        return OAuth2Authorization.withRegisteredClient(client)
                .principalName(client.getClientId())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }

    private static OAuth2AccessToken accessToken(Jwt jwt) {
        List<String> scopes = jwt.getClaimAsStringList(OAuth2ParameterNames.SCOPE);
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                jwt.getTokenValue(),
                jwt.getIssuedAt(),
                jwt.getExpiresAt(),
                scopes == null ? Set.of() : Set.copyOf(scopes));
    }

    /// Who logs out of which client, as an ID token says; the login may be over already.
    Optional<OAuth2Authorization> identity(String token) {
        return read(token)
                .filter(jwt -> jwt.hasClaim(IdTokenClaimNames.AZP))
                .flatMap(
                        jwt ->
                                client(jwt.getClaimAsString(IdTokenClaimNames.AZP))
                                        .map(client -> loggedIn(client, jwt)));
    }

    private static OAuth2Authorization loggedIn(RegisteredClient client, Jwt jwt) {
        String account = Objects.requireNonNull(jwt.getSubject());
        return OAuth2Authorization.withRegisteredClient(client)
                .principalName(account)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .attribute(
                        Principal.class.getName(),
                        UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()))
                .token(
                        new OidcIdToken(
                                jwt.getTokenValue(),
                                jwt.getIssuedAt(),
                                jwt.getExpiresAt(),
                                jwt.getClaims()))
                .build();
    }

    private Optional<Jwt> read(String token) {
        try {
            return Optional.of(decoder.decode(token));
        } catch (JwtException _) {
            return Optional.empty();
        }
    }
}
