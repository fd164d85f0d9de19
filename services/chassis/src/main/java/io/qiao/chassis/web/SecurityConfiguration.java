package io.qiao.chassis.web;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;

/// Every request needs a token of the platform's, signed, in time, from the right issuer and for
/// the right audience. Without one only `qiao.public-paths` are open: health and metrics, to which
/// the gateway does not route.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {
    /// Who issues tokens, and for whom.
    public static final String ISSUER = "qiao";

    public static final String AUDIENCE = "qiao-services";

    @Bean
    public ReactiveJwtDecoder tokenDecoder(@Value("${qiao.token-key}") String key) {
        NimbusReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withSecretKey(
                                new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"))
                        .macAlgorithm(MacAlgorithm.HS256)
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(Duration.ofSeconds(5)),
                        new JwtIssuerValidator(ISSUER),
                        new JwtClaimValidator<String>("sub", Objects::nonNull),
                        new JwtClaimValidator<List<String>>(
                                "aud",
                                audience -> audience != null && audience.contains(AUDIENCE))));
        return decoder;
    }

    /// What the framework's firewall turns away, such as a path with `..` in it.
    @Bean
    ServerExchangeRejectedHandler rejections(Problems problems) {
        return (exchange, _) -> {
            exchange.getResponse().getHeaders().setConnection("close");
            return problems.write(
                    exchange,
                    HttpStatus.BAD_REQUEST,
                    "unacceptable",
                    "The path or a header holds what no request of ours does.");
        };
    }

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http,
            Problems problems,
            @Value("${qiao.public-paths:/actuator/**}") String[] publicPaths) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .authorizeExchange(
                        exchange ->
                                exchange.pathMatchers(publicPaths)
                                        .permitAll()
                                        .anyExchange()
                                        .authenticated())
                .oauth2ResourceServer(
                        server ->
                                server.jwt(Customizer.withDefaults())
                                        .authenticationEntryPoint(
                                                (exchange, _) ->
                                                        problems.write(
                                                                exchange,
                                                                HttpStatus.UNAUTHORIZED,
                                                                "unauthenticated",
                                                                "A valid bearer token is needed.")))
                .exceptionHandling(
                        refusals ->
                                refusals.accessDeniedHandler(
                                        (exchange, _) ->
                                                problems.write(
                                                        exchange,
                                                        HttpStatus.FORBIDDEN,
                                                        "forbidden",
                                                        "That is not yours to do.")))
                .build();
    }
}
