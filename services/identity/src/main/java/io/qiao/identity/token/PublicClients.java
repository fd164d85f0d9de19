package io.qiao.identity.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Clients without a secret renew and give back their tokens by naming themselves: the refresh
/// token itself is the proof, and good once. (The framework knows them at the exchange of a code
/// only, by its verifier.)
record PublicClients(Clients clients) implements AuthenticationConverter, AuthenticationProvider {
    private static final String RENEWS = "renews";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String id = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        return id == null || provesItself(request) || !isOurs(request)
                ? null
                : new OAuth2ClientAuthenticationToken(
                        id, ClientAuthenticationMethod.NONE, null, Map.of(RENEWS, true));
    }

    private static boolean provesItself(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null;
    }

    private static boolean isOurs(HttpServletRequest request) {
        return request.getRequestURI().equals(Endpoints.REVOKE)
                || AuthorizationGrantType.REFRESH_TOKEN
                        .getValue()
                        .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
    }

    @Override
    public @Nullable Authentication authenticate(Authentication named) {
        OAuth2ClientAuthenticationToken claimed = (OAuth2ClientAuthenticationToken) named;
        if (!claimed.getAdditionalParameters().containsKey(RENEWS)) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(claimed.getName());
        if (client == null
                || !client.getClientAuthenticationMethods()
                        .contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
