package io.qiao.identity.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.qiao.chassis.web.Causes;
import io.qiao.chassis.web.Operators;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Who gets to the API: bearers of our own tokens, but for what needs no login.
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    static final String GATEWAY = "gateway";
    private static final String[] OPEN = {
        "/api/identity/accounts",
        "/api/identity/accounts/confirmation",
        "/api/identity/password-resets",
        "/api/identity/password-resets/completion",
        "/api/identity/mail-changes/confirmation",
        "/api/identity/privacy-notice",
        "/api/identity/openapi.json",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
    };

    @Bean
    JwtDecoder ownTokens(
            JWKSource<SecurityContext> keys,
            @Value("${qiao.issuer}") String issuer,
            @Value("${qiao.audience}") String audience,
            OAuth2TokenValidator<Jwt> ended) {
        DefaultJWTProcessor<SecurityContext> checks = new DefaultJWTProcessor<>();
        checks.setJWSTypeVerifier((_, _) -> {});
        checks.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        checks.setJWTClaimsSetVerifier((_, _) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(checks);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTypeValidator("at+jwt"),
                        new JwtTimestampValidator(Duration.ofSeconds(5)),
                        new JwtIssuerValidator(issuer),
                        new JwtClaimValidator<List<String>>(
                                "aud", named -> named != null && named.contains(audience)),
                        ended));
        return decoder;
    }

    /// People through our own gateway, and programs. A third party does nothing with accounts,
    /// whatever a person let it do elsewhere.
    private static AuthorizationResult isOurs(
            Supplier<? extends @Nullable Authentication> caller,
            RequestAuthorizationContext request) {
        return new AuthorizationDecision(
                caller.get() instanceof JwtAuthenticationToken token
                        && isOurs(token.getToken().getClaimAsString("client_id"), token.getName()));
    }

    private static boolean isOurs(@Nullable String client, String subject) {
        return GATEWAY.equals(client) || subject.equals(client);
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            Strangers strangers,
            Replies replies,
            @Value("${qiao.operators}") List<String> networks) {
        Operators operators = new Operators(networks);
        return http.securityMatcher("/api/**", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(OPEN)
                                        .permitAll()
                                        .requestMatchers("/actuator/**")
                                        .access(
                                                (_, asked) ->
                                                        new AuthorizationDecision(
                                                                operators.include(
                                                                        asked.getRequest()
                                                                                .getRemoteAddr())))
                                        .anyRequest()
                                        .access(ApiSecurity::isOurs))
                .oauth2ResourceServer(
                        server ->
                                server.jwt(jwt -> {})
                                        .authenticationEntryPoint(strangers)
                                        .accessDeniedHandler(
                                                (request, response, _) ->
                                                        replies.write(
                                                                request,
                                                                response,
                                                                Causes.forbidden(
                                                                        request.getRequestURI()))))
                .build();
    }

    /// Every method gets to the path that it names, which says what it takes (405, `Allow`).
    @Bean
    HttpFirewall anyMethod() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /// What the framework's firewall turns away, such as a path with `..` in it.
    @Bean
    RequestRejectedHandler rejections(Replies replies) {
        return (request, response, _) ->
                replies.write(request, response, Causes.unacceptable(request.getRequestURI()));
    }
}
