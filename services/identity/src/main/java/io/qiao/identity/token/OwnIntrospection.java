package io.qiao.identity.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;

/// A client learns about its own tokens only; of those of others it is told what it is told of
/// none at all (RFC 7662, 2.2). The gateway, which has people's requests in hand, learns of all.
record OwnIntrospection(AuthenticationProvider introspection) implements AuthenticationProvider {
    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        return introspection.authenticate(asked)
                        instanceof OAuth2TokenIntrospectionAuthenticationToken answer
                ? mine(answer)
                : null;
    }

    private static Authentication mine(OAuth2TokenIntrospectionAuthenticationToken answer) {
        if (!(answer.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)) {
            return answer;
        }
        String asking = client.getName();
        String owner = answer.getTokenClaims().getClientId();
        return asking.equals(Clients.GATEWAY) || asking.equals(owner)
                ? answer
                : new OAuth2TokenIntrospectionAuthenticationToken(
                        answer.getToken(), client, OAuth2TokenIntrospection.builder().build());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return introspection.supports(authentication);
    }
}
