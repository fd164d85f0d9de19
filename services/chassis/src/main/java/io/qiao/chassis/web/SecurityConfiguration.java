package io.qiao.chassis.web;

import io.qiao.chassis.security.Callers;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

/// Every request needs a token. Without one only health and the description of the API are open,
/// and figures to [Operators]; the gateway routes to the description alone.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@Import(TokenConfiguration.class)
public class SecurityConfiguration {
    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/api/*/openapi.json"
    };

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http,
            Problems problems,
            @Value("${qiao.operators}") List<String> networks) {
        Operators operators = new Operators(networks);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .authorizeExchange(
                        exchange ->
                                exchange.pathMatchers(OPEN)
                                        .permitAll()
                                        .pathMatchers("/actuator/**")
                                        .access((_, asked) -> fromOperators(operators, asked))
                                        .anyExchange()
                                        .authenticated())
                .oauth2ResourceServer(
                        server ->
                                server.jwt(Customizer.withDefaults())
                                        .authenticationEntryPoint(problems::unauthenticated))
                .exceptionHandling(
                        refusals ->
                                refusals.authenticationEntryPoint(problems::unauthenticated)
                                        .accessDeniedHandler(problems::forbidden))
                .addFilterAfter(
                        Callers.remembering(),
                        SecurityWebFiltersOrder.SECURITY_CONTEXT_SERVER_WEB_EXCHANGE)
                .build();
    }

    private static Mono<AuthorizationResult> fromOperators(
            Operators operators, AuthorizationContext asked) {
        return Mono.just(
                new AuthorizationDecision(operators.include(Callers.address(asked.getExchange()))));
    }
}
