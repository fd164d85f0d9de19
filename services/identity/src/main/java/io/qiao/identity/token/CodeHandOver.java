package io.qiao.identity.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/// Hands the code to the client. The login at this server ends there: the session that lasts is
/// the client's, and nobody is left behind logged in here when that one ends.
final class CodeHandOver implements AuthenticationSuccessHandler {
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(
                location((OAuth2AuthorizationCodeRequestAuthenticationToken) authentication));
    }

    private static String location(OAuth2AuthorizationCodeRequestAuthenticationToken granted) {
        UriComponentsBuilder uri =
                UriComponentsBuilder.fromUriString(Objects.requireNonNull(granted.getRedirectUri()))
                        .queryParam(
                                OAuth2ParameterNames.CODE,
                                Objects.requireNonNull(granted.getAuthorizationCode())
                                        .getTokenValue());
        if (granted.getState() == null) {
            return uri.toUriString();
        }
        return uri.queryParam(OAuth2ParameterNames.STATE, "{state}")
                .encode()
                .buildAndExpand(granted.getState())
                .toUriString();
    }
}
