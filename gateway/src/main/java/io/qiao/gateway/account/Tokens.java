package io.qiao.gateway.account;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.SecurityConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/// Issues bearer tokens that the services accept, signed with the platform's key (HS256).
@Component
class Tokens {
    /// How long a token is good for.
    static final Duration LIFE = Duration.ofHours(12);

    private final JwtEncoder encoder;
    private final Clock clock = Clock.systemUTC();

    Tokens(@Value("${qiao.token-key}") String key) {
        encoder =
                new NimbusJwtEncoder(
                        new ImmutableSecret<>(
                                new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256")));
    }

    String of(Accounts.Account account) {
        Instant now = clock.instant();
        JwtClaimsSet claims =
                JwtClaimsSet.builder()
                        .issuer(SecurityConfiguration.ISSUER)
                        .audience(List.of(SecurityConfiguration.AUDIENCE))
                        .subject(account.id())
                        .issuedAt(now)
                        .expiresAt(now.plus(LIFE))
                        .claim(Caller.ADMIN_CLAIM, account.platformAdmin())
                        .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
