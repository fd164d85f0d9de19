package io.qiao.identity.token;

import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/// A log-out that a client asks for (OpenID Connect RP-Initiated Logout) ends the login that the
/// ID token names, with its refresh token.
@Component
class LogOut {
    private final KeptLogins logins;

    LogOut(KeptLogins logins) {
        this.logins = logins;
    }

    AuthenticationSuccessHandler handler() {
        OidcLogoutAuthenticationSuccessHandler handler =
                new OidcLogoutAuthenticationSuccessHandler();
        handler.setLogoutHandler(
                (request, _, asked) -> {
                    HttpSession session = request.getSession(false);
                    if (session != null) {
                        session.invalidate();
                    }
                    end(asked);
                });
        return handler;
    }

    private void end(@Nullable Authentication asked) {
        if (asked instanceof OidcLogoutAuthenticationToken known) {
            OidcIdToken token = Objects.requireNonNull(known.getIdToken());
            String login = token.getClaimAsString(Claims.LOGIN);
            if (login != null) {
                logins.end(Objects.requireNonNull(token.getSubject()), login);
            }
        }
    }
}
