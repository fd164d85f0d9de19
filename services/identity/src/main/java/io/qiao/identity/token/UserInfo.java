package io.qiao.identity.token;

import io.qiao.identity.client.Scope;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.stereotype.Component;

/// What a client learns about who logged in, by the scopes that were granted. It stands nowhere
/// but here: a token may lie around, and what it says grows old.
@Component
class UserInfo implements Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {
    private final Directory directory;
    private final Keys keys;
    private final String issuer;

    UserInfo(Directory directory, Keys keys, @Value("${qiao.issuer}") String issuer) {
        this.directory = directory;
        this.keys = keys;
        this.issuer = issuer;
    }

    /// Any access token of ours gets here, whatever service it is for.
    JwtDecoder decoder() {
        NimbusJwtDecoder decoder = IssuedTokens.decoder(keys);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTypeValidator(Claims.ACCESS_TOKEN_TYPE),
                        new JwtTimestampValidator(Duration.ofSeconds(5)),
                        new JwtIssuerValidator(issuer)));
        return decoder;
    }

    @Override
    public OidcUserInfo apply(OidcUserInfoAuthenticationContext asked) {
        Person person = directory.one(asked.getAuthorization().getPrincipalName());
        Set<String> scopes = asked.getAccessToken().getScopes();
        OidcUserInfo.Builder info = OidcUserInfo.builder().subject(person.id());
        if (scopes.contains(Scope.PROFILE.word())) {
            info.name(person.name()).locale(person.language());
        }
        if (scopes.contains(Scope.EMAIL.word())) {
            info.email(person.mail()).emailVerified(true);
        }
        return info.build();
    }
}
