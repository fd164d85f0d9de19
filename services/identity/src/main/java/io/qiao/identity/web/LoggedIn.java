package io.qiao.identity.web;

import io.qiao.chassis.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/// Who is logged in to the platform, for a page that asks what they want: by the access token of
/// the browser's session, which the gateway puts on the request. It vouches for nothing that a
/// form does; forms have tokens of their own.
@Component
public final class LoggedIn {
    private static final String BEARER = "Bearer ";

    private final JwtDecoder ownTokens;

    LoggedIn(@Qualifier("ownTokens") JwtDecoder ownTokens) {
        this.ownTokens = ownTokens;
    }

    /// Empty for programs and third parties, too: no page is for them.
    public Optional<Caller> at(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> read(header.substring(BEARER.length())))
                .filter(token -> ApiSecurity.GATEWAY.equals(token.getClaimAsString("client_id")))
                .map(token -> Caller.of(token, request.getRemoteAddr()))
                .filter(caller -> !caller.program());
    }

    private Optional<Jwt> read(String token) {
        try {
            return Optional.of(ownTokens.decode(token));
        } catch (JwtException notGood) {
            return Optional.empty();
        }
    }
}
