package io.qiao.identity.token;

import io.qiao.identity.client.ThirdParties;
import io.qiao.identity.client.ThirdParty;
import io.qiao.identity.program.Programs;
import io.qiao.identity.secret.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/// Who may ask for tokens: the gateway and third parties on behalf of people, the launcher while
/// it loads the demonstration data, and the programs of organizations.
@Component
public final class Clients implements RegisteredClientRepository {
    /// The client id of the gateway.
    public static final String GATEWAY = "gateway";

    /// The client id of the launcher.
    static final String LAUNCHER = "launcher";

    private static final Duration REFRESH = Duration.ofDays(14);
    private static final Duration CODE = Duration.ofMinutes(1);

    private final Map<String, RegisteredClient> own;
    private final Programs programs;
    private final ThirdParties thirdParties;
    private final Duration accessTokenLife;

    Clients(
            Programs programs,
            ThirdParties thirdParties,
            @Value("${qiao.public-url}") String publicUrl,
            @Value("${qiao.gateway.secret}") String gatewaySecret,
            @Value("${qiao.launcher.secret:}") String launcherSecret,
            @Value("${qiao.access-token-life}") Duration accessTokenLife) {
        this.programs = programs;
        this.thirdParties = thirdParties;
        this.accessTokenLife = accessTokenLife;
        RegisteredClient gateway =
                RegisteredClient.withId(GATEWAY)
                        .clientId(GATEWAY)
                        .clientSecret(Secrets.hash(gatewaySecret))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUri(publicUrl + "/login/oauth2/code/qiao")
                        .scope(OidcScopes.OPENID)
                        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                        .tokenSettings(tokens(true))
                        .build();
        this.own =
                launcherSecret.isEmpty()
                        ? Map.of(GATEWAY, gateway)
                        : Map.of(GATEWAY, gateway, LAUNCHER, program(LAUNCHER, launcherSecret));
    }

    /// @param reused whether a refresh token is good until it expires, and not once only: for
    ///     those who prove themselves with a secret besides
    private TokenSettings tokens(boolean reused) {
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(CODE)
                .accessTokenTimeToLive(accessTokenLife)
                .refreshTokenTimeToLive(REFRESH)
                .reuseRefreshTokens(reused)
                .build();
    }

    private RegisteredClient program(String id, String secret) {
        return withHash(id, Secrets.hash(secret));
    }

    private RegisteredClient withHash(String id, String hash) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(hash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens(true))
                .build();
    }

    private RegisteredClient thirdParty(ThirdParty client) {
        RegisteredClient.Builder registered =
                RegisteredClient.withId(client.id())
                        .clientId(client.id())
                        .clientName(client.name())
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUris(uris -> uris.addAll(client.redirectUris()))
                        .postLogoutRedirectUris(
                                uris -> uris.addAll(client.postLogoutRedirectUris()))
                        .scopes(scopes -> scopes.addAll(client.scopes()))
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(true)
                                        .build())
                        .tokenSettings(tokens(!client.isPublic()));
        String secretHash = client.secretHash();
        if (secretHash == null) {
            return registered.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build();
        }
        return registered
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are not made here");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return Optional.ofNullable(own.get(id))
                .or(() -> thirdParties.find(id).map(this::thirdParty))
                .or(() -> programs.active(id).map(each -> withHash(id, each.secretHash())))
                .orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return findById(id);
    }
}
