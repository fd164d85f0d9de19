package io.qiao.identity.token;

import io.qiao.identity.web.PageProtection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenIntrospectionEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.X509ClientCertificateAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2DeviceCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2TokenExchangeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.X509ClientCertificateAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// The endpoints of OAuth 2.1 and OpenID Connect, under `/identity/oauth2/`. What the framework
/// could do besides is off: clients prove themselves with a secret or with PKCE, in no other way.
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {
    private final PublicClients publicClients;
    private final OAuthRefusals refusals;
    private final UserInfo userInfo;
    private final LogOut logOut;

    AuthorizationServer(Clients clients, OAuthRefusals refusals, UserInfo userInfo, LogOut logOut) {
        this.publicClients = new PublicClients(clients);
        this.refusals = refusals;
        this.userInfo = userInfo;
        this.logOut = logOut;
    }

    @Bean
    AuthorizationServerSettings endpoints(@Value("${qiao.issuer}") String issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer)
                .authorizationEndpoint(Endpoints.AUTHORIZE)
                .tokenEndpoint(Endpoints.TOKEN)
                .jwkSetEndpoint(Endpoints.KEYS)
                .tokenRevocationEndpoint(Endpoints.REVOKE)
                .tokenIntrospectionEndpoint(Endpoints.INTROSPECT)
                .oidcUserInfoEndpoint(Endpoints.USER_INFO)
                .oidcLogoutEndpoint(Endpoints.LOG_OUT)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServerEndpoints(HttpSecurity http) {
        return PageProtection.of(http)
                .securityMatcher(Endpoints.ALL, Endpoints.METADATA)
                // Switched off, it would be switched on again for what is none of the endpoints.
                .csrf(forms -> forms.ignoringRequestMatchers(Endpoints.ALL, Endpoints.METADATA))
                .addFilterBefore(new WithoutProofs(), SecurityContextHolderFilter.class)
                .oauth2ResourceServer(
                        server ->
                                server.jwt(jwt -> jwt.decoder(userInfo.decoder()))
                                        .authenticationEntryPoint(refusals))
                .with(new OAuth2AuthorizationServerConfigurer(), this::configure)
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(
                                                Endpoints.AUTHORIZE,
                                                Endpoints.TOKEN,
                                                Endpoints.REVOKE,
                                                Endpoints.INTROSPECT,
                                                Endpoints.USER_INFO)
                                        .authenticated()
                                        .anyRequest()
                                        .permitAll())
                .requestCache(cache -> cache.requestCache(beginnings()))
                .exceptionHandling(every -> every.authenticationEntryPoint(refusals))
                .build();
    }

    /// A login leads back to where it was begun by a client, and never to anything else.
    private static RequestCache beginnings() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(
                PathPatternRequestMatcher.withDefaults()
                        .matcher(HttpMethod.GET, Endpoints.AUTHORIZE));
        return cache;
    }

    private void configure(OAuth2AuthorizationServerConfigurer server) {
        server.oidc(this::openId)
                .clientAuthentication(this::clients)
                .tokenEndpoint(AuthorizationServer::grants)
                .tokenIntrospectionEndpoint(AuthorizationServer::introspection)
                .authorizationServerMetadataEndpoint(
                        document ->
                                document.authorizationServerMetadataCustomizer(
                                        metadata -> metadata.claims(Discovery::common)))
                .authorizationEndpoint(
                        endpoint -> {
                            endpoint.authorizationResponseHandler(new CodeHandOver());
                            AskingForConsent.configure(endpoint);
                        });
    }

    private void openId(OidcConfigurer openId) {
        openId.providerConfigurationEndpoint(
                        document ->
                                document.providerConfigurationCustomizer(
                                        metadata -> metadata.claims(Discovery::openId)))
                .userInfoEndpoint(endpoint -> endpoint.userInfoMapper(userInfo))
                .logoutEndpoint(endpoint -> endpoint.logoutResponseHandler(logOut.handler()));
    }

    private void clients(OAuth2ClientAuthenticationConfigurer clients) {
        clients.errorResponseHandler(refusals)
                .authenticationConverters(
                        known -> {
                            known.removeIf(
                                    each ->
                                            each
                                                            instanceof
                                                            JwtClientAssertionAuthenticationConverter
                                                    || each
                                                            instanceof
                                                            X509ClientCertificateAuthenticationConverter);
                            known.add(publicClients);
                        })
                .authenticationProviders(
                        known -> {
                            known.removeIf(
                                    each ->
                                            each instanceof JwtClientAssertionAuthenticationProvider
                                                    || each
                                                            instanceof
                                                            X509ClientCertificateAuthenticationProvider);
                            known.addFirst(publicClients);
                            known.stream()
                                    .filter(ClientSecretAuthenticationProvider.class::isInstance)
                                    .map(ClientSecretAuthenticationProvider.class::cast)
                                    .forEach(each -> each.setPasswordEncoder(new SecretHashes()));
                        });
    }

    private static void grants(OAuth2TokenEndpointConfigurer endpoint) {
        endpoint.accessTokenRequestConverters(
                known ->
                        known.removeIf(
                                each ->
                                        each instanceof OAuth2DeviceCodeAuthenticationConverter
                                                || each
                                                        instanceof
                                                        OAuth2TokenExchangeAuthenticationConverter));
    }

    private static void introspection(OAuth2TokenIntrospectionEndpointConfigurer endpoint) {
        endpoint.authenticationProviders(
                known ->
                        known.replaceAll(
                                each ->
                                        each
                                                        instanceof
                                                        OAuth2TokenIntrospectionAuthenticationProvider
                                                ? new OwnIntrospection(each)
                                                : each));
    }
}
