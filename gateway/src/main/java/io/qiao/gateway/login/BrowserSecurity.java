package io.qiao.gateway.login;

import io.qiao.chassis.security.Callers;
import io.qiao.chassis.web.Problems;
import io.qiao.gateway.limit.AccountLimit;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Who gets in: browsers by their session, programs by their token, everybody to what needs no
/// login. A request that a browser's cookie vouches for must also carry the token that only our
/// own pages can read (header `X-XSRF-TOKEN`, cookie `__Host-qiao-csrf`).
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class BrowserSecurity {
    private static final String CSRF_COOKIE = "__Host-qiao-csrf";
    private static final URI HOME = URI.create("/");
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final String[] OPEN = {
        "/",
        "/favicon.ico",
        "/assets/**",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/identity/**",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/login",
        "/docs/**",
        "/swagger-ui/**",
        "/openapi/**",
        "/api/*/openapi.json",
        "/api/identity/accounts",
        "/api/identity/accounts/confirmation",
        "/api/identity/password-resets",
        "/api/identity/password-resets/completion",
        "/api/identity/mail-changes/confirmation",
        "/api/identity/privacy-notice",
        "/unavailable",
        "/unreadable"
    };

    /// Everything from here, nothing from elsewhere; nobody frames us. The API page sets styles
    /// in its markup.
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    @Bean
    SecurityWebFilterChain browsers(
            ServerHttpSecurity http,
            Problems problems,
            Login login,
            Logout logout,
            PendingLogin pending,
            AccountLimit limit,
            ReactiveClientRegistrationRepository providers) {
        SessionAccount account = new SessionAccount();
        return http.securityContextRepository(account)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .csrf(csrf -> configure(csrf, problems))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .cors(Customizer.withDefaults())
                .headers(
                        headers ->
                                headers.contentSecurityPolicy(
                                                policy -> policy.policyDirectives(POLICY))
                                        .referrerPolicy(
                                                policy ->
                                                        policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeExchange(
                        exchange ->
                                exchange.pathMatchers(OPEN)
                                        .permitAll()
                                        .anyExchange()
                                        .authenticated())
                .oauth2Login(
                        provider ->
                                provider.securityContextRepository(account)
                                        .authorizationRequestRepository(pending)
                                        .authorizationRequestResolver(withProofKey(providers))
                                        .authorizedClientRepository(login)
                                        .authenticationSuccessHandler(back())
                                        .authenticationFailureHandler(
                                                (exchange, _) ->
                                                        problems.write(
                                                                exchange.getExchange(),
                                                                HttpStatus.UNAUTHORIZED,
                                                                "login.failed",
                                                                "The login did not come to an"
                                                                        + " end. Begin at /login.")))
                .oauth2ResourceServer(
                        server ->
                                server.bearerTokenConverter(notForTheProvider())
                                        .jwt(Customizer.withDefaults())
                                        .authenticationEntryPoint(problems::unauthenticated))
                .logout(
                        end ->
                                end.logoutUrl("/logout")
                                        .logoutHandler(
                                                new DelegatingServerLogoutHandler(
                                                        logout,
                                                        new WebSessionServerLogoutHandler()))
                                        .logoutSuccessHandler(
                                                (exchange, _) -> ended(exchange.getExchange())))
                .exceptionHandling(
                        refusals ->
                                refusals.authenticationEntryPoint(problems::unauthenticated)
                                        .accessDeniedHandler(problems::forbidden))
                .addFilterAfter(new CsrfCookie(), SecurityWebFiltersOrder.CSRF)
                .addFilterAfter(
                        Callers.remembering(),
                        SecurityWebFiltersOrder.SECURITY_CONTEXT_SERVER_WEB_EXCHANGE)
                .addFilterAfter(limit, SecurityWebFiltersOrder.SECURITY_CONTEXT_SERVER_WEB_EXCHANGE)
                .build();
    }

    private static void configure(ServerHttpSecurity.CsrfSpec csrf, Problems problems) {
        CookieServerCsrfTokenRepository repository =
                CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieName(CSRF_COOKIE);
        repository.setCookieCustomizer(cookie -> cookie.path("/").secure(true).sameSite("Strict"));
        csrf.csrfTokenRepository(repository)
                .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(vouchedForByCookie())
                .accessDeniedHandler(
                        (exchange, _) ->
                                problems.write(
                                        exchange,
                                        HttpStatus.FORBIDDEN,
                                        "csrf",
                                        "Send the cookie %s back in the header X-XSRF-TOKEN."
                                                .formatted(CSRF_COOKIE)));
    }

    /// The pages of identity have tokens of their own in their forms.
    private static ServerWebExchangeMatcher vouchedForByCookie() {
        return exchange -> {
            ServerHttpRequest request = exchange.getRequest();
            boolean vouched =
                    !SAFE.contains(request.getMethod())
                            && !request.getPath().value().startsWith("/identity/")
                            && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                            && request.getCookies().containsKey(LoginConfiguration.SESSION_COOKIE);
            return vouched ? MatchResult.match() : MatchResult.notMatch();
        };
    }

    /// What goes to the provider itself, such as a question about who logged in, comes with tokens
    /// that need not be for services; the provider judges them.
    private static ServerAuthenticationConverter notForTheProvider() {
        ServerBearerTokenAuthenticationConverter bearer =
                new ServerBearerTokenAuthenticationConverter();
        return exchange ->
                exchange.getRequest().getPath().value().startsWith("/identity/")
                        ? Mono.empty()
                        : bearer.convert(exchange);
    }

    private static ServerOAuth2AuthorizationRequestResolver withProofKey(
            ReactiveClientRegistrationRepository providers) {
        DefaultServerOAuth2AuthorizationRequestResolver resolver =
                new DefaultServerOAuth2AuthorizationRequestResolver(providers);
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private static ServerAuthenticationSuccessHandler back() {
        return (exchange, _) ->
                exchange.getExchange()
                        .getSession()
                        .doOnNext(
                                session -> {
                                    Object path =
                                            session.getAttributes().remove(LoginController.RETURN);
                                    exchange.getExchange()
                                            .getResponse()
                                            .setStatusCode(HttpStatus.FOUND);
                                    exchange.getExchange()
                                            .getResponse()
                                            .getHeaders()
                                            .setLocation(
                                                    URI.create(
                                                            path == null
                                                                    ? "/docs"
                                                                    : path.toString()));
                                })
                        .then();
    }

    /// Who logged out on a page of ours is shown the start page; what called gets an empty answer.
    private static Mono<Void> ended(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        if (exchange.getRequest().getHeaders().getAccept().contains(MediaType.TEXT_HTML)) {
            response.setStatusCode(HttpStatus.SEE_OTHER);
            response.getHeaders().setLocation(HOME);
        } else {
            response.setStatusCode(HttpStatus.NO_CONTENT);
        }
        return response.setComplete();
    }

    /// Closed, unless origins are named (`qiao.cors.origins`).
    @Bean
    CorsConfigurationSource corsConfigurationSource(
            @Value("${qiao.cors.origins:}") List<String> origins) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        rules.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match"));
        rules.setExposedHeaders(List.of("ETag", "Link", "Location", "Retry-After"));
        source.registerCorsConfiguration("/api/**", rules);
        return source;
    }

    /// Has the cookie sent to browsers that come without one, but not with files, which a browser
    /// asks for by itself while it has a page with the token of another answer open.
    private static final class CsrfCookie implements WebFilter {
        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            String path = exchange.getRequest().getPath().value();
            if (path.equals("/favicon.ico") || path.startsWith("/assets/")) {
                return chain.filter(exchange);
            }
            Mono<CsrfToken> token =
                    exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
            return token.then(chain.filter(exchange));
        }
    }
}
