package io.qiao.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.web.SecurityConfiguration;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

class IssuingATokenOf {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Tokens tokens = new Tokens(KEY);
    private final ReactiveJwtDecoder services = new SecurityConfiguration().tokenDecoder(KEY);

    @Test
    void an_account_is_accepted_by_the_services() {
        Jwt token = decoded(new Accounts.Account("id", "login", false));

        assertThat(token.getSubject()).isEqualTo("id");
        assertThat(token.getClaimAsBoolean(Caller.ADMIN_CLAIM)).isFalse();
        assertThat(token.getClaims()).doesNotContainValue("login");
    }

    @Test
    void the_administrator_says_so() {
        assertThat(
                        decoded(new Accounts.Account("admin", "admin", true))
                                .getClaimAsBoolean(Caller.ADMIN_CLAIM))
                .isTrue();
    }

    @Test
    void another_platform_is_not_accepted() {
        byte[] other = new byte[32];
        other[0] = 1;
        String foreign =
                new Tokens(Base64.getEncoder().encodeToString(other))
                        .of(new Accounts.Account("id", "login", true));

        assertThatThrownBy(() -> services.decode(foreign).block()).isInstanceOf(JwtException.class);
    }

    private Jwt decoded(Accounts.Account account) {
        return Objects.requireNonNull(services.decode(tokens.of(account)).block());
    }
}
