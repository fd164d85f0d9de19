package io.qiao.identity.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/// How the provider tells a client what is wrong (RFC 6749, 5.2).
///
/// @param description for whoever writes the client
record OAuthError(String error, @JsonProperty("error_description") String description) {
    /// Where the endpoints of the provider are.
    static final String ENDPOINTS = "/identity/oauth2/";

    /// What the framework says when it finds a request wrong.
    private static final Pattern SAID = Pattern.compile("\\[([a-z_]+)] ?(.+)");

    /// @param said with the status; what the framework says of it is better than what we know
    static OAuthError of(HttpStatus status, Mishap mishap, String said) {
        Matcher found = SAID.matcher(said);
        return status.is4xxClientError() && found.matches()
                ? new OAuthError(found.group(1), found.group(2))
                : of(status, mishap);
    }

    private static OAuthError of(HttpStatus status, Mishap mishap) {
        String error =
                switch (status.series()) {
                    case SERVER_ERROR ->
                            status == HttpStatus.SERVICE_UNAVAILABLE
                                    ? "temporarily_unavailable"
                                    : "server_error";
                    default -> "invalid_request";
                };
        return new OAuthError(error, mishap.detail());
    }
}
