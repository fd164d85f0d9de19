package io.qiao.identity.token;

import com.nimbusds.jose.jwk.JWK;
import io.qiao.identity.secret.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/// How tokens are made: access and ID tokens are signed, refresh tokens are random. Clients without
/// a secret get refresh tokens, too, each good once.
@Configuration(proxyBeanMethods = false)
class TokenMaking {
    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokens(Keys keys, Claims claims, Clock clock) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List<JWK>::getFirst);
        JwtGenerator signed = new JwtGenerator(encoder);
        signed.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(signed, context -> refresh(context, clock));
    }

    private static @Nullable OAuth2RefreshToken refresh(OAuth2TokenContext context, Clock clock) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        Instant now = clock.instant();
        return new OAuth2RefreshToken(
                Secrets.next(),
                now,
                now.plus(
                        context.getRegisteredClient()
                                .getTokenSettings()
                                .getRefreshTokenTimeToLive()));
    }

    /// Tells the framework when a session ends; it remembers every login's session until then.
    @Bean
    HttpSessionEventPublisher sessionEnds() {
        return new HttpSessionEventPublisher();
    }
}
