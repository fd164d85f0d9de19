package io.qiao.chassis.web;

import io.qiao.chassis.security.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/// Which tokens count: access tokens (RFC 9068) signed with a key of the issuer's, in time, from
/// it and for us.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class TokenConfiguration {
    /// What another issuer may sign with, too; never a shared secret.
    public static final List<SignatureAlgorithm> ALGORITHMS =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    /// @param issuer whose tokens are accepted: what they must name as `iss`
    /// @param keySet where the issuer publishes its keys (a JWK set)
    /// @param audience what tokens must name in `aud`
    /// @param types what the header `typ` may say; with `JWT` among it, it may also be missing
    @Bean
    ReactiveJwtDecoder tokenDecoder(
            @Value("${qiao.issuer}") String issuer,
            @Value("${qiao.key-set}") String keySet,
            @Value("${qiao.audience}") String audience,
            @Value("${qiao.token-types}") List<String> types,
            ObjectProvider<Standing> standing) {
        NimbusReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(keySet)
                        .validateType(false)
                        .jwsAlgorithms(known -> known.addAll(ALGORITHMS))
                        .webClient(ServiceClient.create())
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        typed(types),
                        new JwtTimestampValidator(Duration.ofSeconds(5)),
                        new JwtIssuerValidator(issuer),
                        new JwtClaimValidator<String>("sub", Objects::nonNull),
                        new JwtClaimValidator<List<String>>(
                                "aud", named -> named != null && named.contains(audience)),
                        new JwtClaimValidator<String>(
                                "sub", account -> !isErased(standing.getIfAvailable(), account))));
        return decoder;
    }

    /// An account that was erased can do nothing, whatever its tokens say. The gateway hears of no
    /// events and leaves it to the services.
    private static boolean isErased(@Nullable Standing standing, @Nullable String account) {
        return standing != null && account != null && standing.isErased(account);
    }

    private static JwtTypeValidator typed(List<String> types) {
        JwtTypeValidator validator = new JwtTypeValidator(types);
        validator.setAllowEmpty(types.contains("JWT"));
        return validator;
    }

    /// Every method gets to the path that it names, which says what it takes (405, `Allow`): the
    /// firewall would call an unknown one a bad request.
    @Bean
    ServerWebExchangeFirewall anyMethod() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /// What the framework's firewall turns away, such as a path with `..` in it.
    @Bean
    ServerExchangeRejectedHandler rejections(Problems problems) {
        return (exchange, _) -> problems.unacceptable(exchange);
    }
}
