package io.qiao.identity.token;

import io.qiao.identity.program.Programs;
import io.qiao.identity.secret.Secrets;
import java.time.Duration;
import java.util.Map;
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

/// Who may ask for tokens: the gateway on behalf of people, the launcher while it loads the
/// demonstration data, and the programs of organizations.
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
    private final Duration accessTokenLife;

    Clients(
            Programs programs,
            @Value("${qiao.public-url}") String publicUrl,
            @Value("${qiao.gateway.secret}") String gatewaySecret,
            @Value("${qiao.launcher.secret:}") String launcherSecret,
            @Value("${qiao.access-token-life}") Duration accessTokenLife) {
        this.programs = programs;
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
                        .tokenSettings(tokens())
                        .build();
        this.own =
                launcherSecret.isEmpty()
                        ? Map.of(GATEWAY, gateway)
                        : Map.of(GATEWAY, gateway, LAUNCHER, program(LAUNCHER, launcherSecret));
    }

    private TokenSettings tokens() {
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(CODE)
                .accessTokenTimeToLive(accessTokenLife)
                .refreshTokenTimeToLive(REFRESH)
                .reuseRefreshTokens(false)
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
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens())
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("programs are made by representatives");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        RegisteredClient client = own.get(id);
        return client == null
                ? programs.active(id).map(each -> withHash(id, each.secretHash())).orElse(null)
                : client;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return findById(id);
    }
}
