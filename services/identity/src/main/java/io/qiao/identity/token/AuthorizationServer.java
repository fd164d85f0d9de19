package io.qiao.identity.token;

import com.nimbusds.jose.jwk.JWK;
import io.qiao.identity.web.PageProtection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.util.UriComponentsBuilder;

/// The endpoints of OAuth 2.1 and OpenID Connect, under `/identity/oauth2/`.
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {
    @Bean
    AuthorizationServerSettings endpoints(@Value("${qiao.issuer}") String issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer)
                .authorizationEndpoint("/identity/oauth2/authorize")
                .tokenEndpoint("/identity/oauth2/token")
                .jwkSetEndpoint("/identity/oauth2/jwks")
                .tokenRevocationEndpoint("/identity/oauth2/revoke")
                .tokenIntrospectionEndpoint("/identity/oauth2/introspect")
                .oidcUserInfoEndpoint("/identity/oauth2/userinfo")
                .oidcLogoutEndpoint("/identity/oauth2/logout")
                .build();
    }

    @Bean
    JwtEncoder encoder(Keys keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List<JWK>::getFirst);
        return encoder;
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServerEndpoints(HttpSecurity http) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, AuthorizationServer::configure)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .requestCache(cache -> cache.requestCache(beginnings()))
                .exceptionHandling(
                        refusals ->
                                refusals.authenticationEntryPoint(
                                        new LoginUrlAuthenticationEntryPoint("/identity/login")))
                .headers(PageProtection::headers)
                .build();
    }

    /// A login leads back to where it was begun by a client, and never to anything else.
    private static RequestCache beginnings() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(
                PathPatternRequestMatcher.withDefaults()
                        .matcher(HttpMethod.GET, "/identity/oauth2/authorize"));
        return cache;
    }

    private static void configure(OAuth2AuthorizationServerConfigurer server) {
        server.oidc(Customizer.withDefaults())
                .clientAuthentication(
                        client ->
                                client.authenticationProviders(
                                        providers ->
                                                providers.stream()
                                                        .filter(
                                                                ClientSecretAuthenticationProvider
                                                                                .class
                                                                        ::isInstance)
                                                        .map(
                                                                ClientSecretAuthenticationProvider
                                                                                .class
                                                                        ::cast)
                                                        .forEach(
                                                                each ->
                                                                        each.setPasswordEncoder(
                                                                                new SecretHashes()))))
                .authorizationEndpoint(
                        endpoint ->
                                endpoint.authorizationResponseHandler(
                                        (request, response, authentication) ->
                                                hand(
                                                        request,
                                                        response,
                                                        (OAuth2AuthorizationCodeRequestAuthenticationToken)
                                                                authentication)));
    }

    /// Hands the code to the client. The login at this server ends there: the session that lasts
    /// is the client's, and nobody is left behind logged in here when that one ends.
    private static void hand(
            HttpServletRequest request,
            HttpServletResponse response,
            OAuth2AuthorizationCodeRequestAuthenticationToken granted)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        UriComponentsBuilder uri =
                UriComponentsBuilder.fromUriString(Objects.requireNonNull(granted.getRedirectUri()))
                        .queryParam(
                                OAuth2ParameterNames.CODE,
                                Objects.requireNonNull(granted.getAuthorizationCode())
                                        .getTokenValue());
        if (granted.getState() != null) {
            uri.queryParam(OAuth2ParameterNames.STATE, "{state}");
        }
        response.sendRedirect(
                granted.getState() == null
                        ? uri.toUriString()
                        : uri.encode().buildAndExpand(granted.getState()).toUriString());
    }
}
