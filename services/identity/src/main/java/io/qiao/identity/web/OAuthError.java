package io.qiao.identity.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.http.HttpStatus;

/// How the provider tells a client what is wrong (RFC 6749, 5.2).
///
/// @param description for whoever writes the client
record OAuthError(String error, @JsonProperty("error_description") String description) {
    /// Where the endpoints of the provider are.
    static final String ENDPOINTS = "/identity/oauth2/";

    static OAuthError of(HttpStatus status, Mishap mishap) {
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
