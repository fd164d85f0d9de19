package io.qiao.gateway.login;

import io.qiao.chassis.security.Sealing;
import io.qiao.chassis.web.ServiceClient;
import io.qiao.chassis.web.TokenConfiguration;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/// The gateway as a client of the provider, and the cookie of its sessions. The addresses of the
/// provider are given one by one, so that the gateway starts while the provider is away.
@Configuration(proxyBeanMethods = false)
@EnableSpringWebSession
class LoginConfiguration {
    /// The browser sends it to this host only, over HTTPS or to itself (RFC 6265bis, 4.1.3.2).
    static final String SESSION_COOKIE = "__Host-qiao";

    @Bean
    Sealing sealing(@Value("${qiao.sealing-key}") String key) {
        return new Sealing(key);
    }

    @Bean
    ClientRegistration provider(
            Issuer login,
            @Value("${qiao.issuer}") String issuer,
            @Value("${qiao.key-set}") String keySet,
            @Value("${qiao.public-url}") String publicUrl) {
        return ClientRegistration.withRegistrationId("qiao")
                .clientId(login.clientId())
                .clientSecret(login.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(publicUrl + "/login/oauth2/code/qiao")
                .scope(login.scopes())
                .authorizationUri(login.authorizationUri().toString())
                .tokenUri(login.tokenUri().toString())
                .jwkSetUri(keySet)
                .issuerUri(issuer)
                .userNameAttributeName("sub")
                .build();
    }

    @Bean
    ReactiveClientRegistrationRepository providers(ClientRegistration provider) {
        return new InMemoryReactiveClientRegistrationRepository(provider);
    }

    /// Checks who logged in, whichever of our algorithms the provider signs with. One for all
    /// logins: it remembers the provider's keys.
    @Bean
    ReactiveJwtDecoderFactory<ClientRegistration> idTokens(ClientRegistration provider) {
        NimbusReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(
                                Objects.requireNonNull(
                                        provider.getProviderDetails().getJwkSetUri()))
                        .jwsAlgorithms(known -> known.addAll(TokenConfiguration.ALGORITHMS))
                        .webClient(ServiceClient.create())
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(), new OidcIdTokenValidator(provider)));
        return _ -> decoder;
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> exchanging() {
        WebClientReactiveAuthorizationCodeTokenResponseClient client =
                new WebClientReactiveAuthorizationCodeTokenResponseClient();
        client.setWebClient(ServiceClient.create());
        return client;
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshing() {
        WebClientReactiveRefreshTokenTokenResponseClient client =
                new WebClientReactiveRefreshTokenTokenResponseClient();
        client.setWebClient(ServiceClient.create());
        return client;
    }

    @Bean
    WebSessionIdResolver webSessionIdResolver() {
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName(SESSION_COOKIE);
        cookie.setCookieMaxAge(Duration.ofSeconds(-1));
        cookie.addCookieInitializer(
                made -> made.path("/").secure(true).httpOnly(true).sameSite("Lax"));
        return cookie;
    }
}
