package io.qiao.identity.token;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Refuses whom the endpoints of OAuth do not know: a browser is led to the login, a client gets
/// the JSON of RFC 6749, 5.2, or of RFC 6750, 3.1, where it shows an access token.
@Component
class OAuthRefusals implements AuthenticationEntryPoint, AuthenticationFailureHandler {
    private final JsonMapper mapper;
    private final AuthenticationEntryPoint login =
            new LoginUrlAuthenticationEntryPoint("/identity/login");

    OAuthRefusals(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException missing)
            throws IOException, ServletException {
        switch (request.getRequestURI()) {
            case Endpoints.AUTHORIZE -> login.commence(request, response, missing);
            case Endpoints.USER_INFO -> bearer(response, missing);
            default ->
                    client(
                            response,
                            OAuth2ErrorCodes.INVALID_CLIENT,
                            "The client must prove who it is.");
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        client(response, code(failure, OAuth2ErrorCodes.INVALID_CLIENT), null);
    }

    private void client(HttpServletResponse response, String code, @Nullable String description)
            throws IOException {
        boolean unknown = code.equals(OAuth2ErrorCodes.INVALID_CLIENT);
        if (unknown) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"qiao\"");
        }
        write(
                response,
                unknown ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST,
                code,
                description);
    }

    /// Without a token there is nothing wrong with one (RFC 6750, 3.1).
    private void bearer(HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = code(failure, "");
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                code.isEmpty() ? "Bearer" : "Bearer error=\"%s\"".formatted(code));
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                OAuth2ErrorCodes.INVALID_TOKEN,
                "A valid access token is needed.");
    }

    private static String code(AuthenticationException failure, String otherwise) {
        return failure instanceof OAuth2AuthenticationException named
                ? named.getError().getErrorCode()
                : otherwise;
    }

    /// @param description absent when the code says enough
    void write(
            HttpServletResponse response,
            HttpStatus status,
            String code,
            @Nullable String description)
            throws IOException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", code);
        if (description != null) {
            body.put("error_description", description);
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), body);
    }
}
