package io.qiao.gateway.login;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The OpenID Connect provider that people log in with (`qiao.login.*`): our own identity service,
/// or any other.
///
/// @param authorizationUri where browsers are sent to
/// @param tokenUri where codes become tokens
/// @param revocationUri where a refresh token is given back; absent when the provider has none
/// @param scopes what to ask for, `openid` among it
@ConfigurationProperties("qiao.login")
record Issuer(
        String clientId,
        String clientSecret,
        URI authorizationUri,
        URI tokenUri,
        @Nullable URI revocationUri,
        Set<String> scopes) {
    @Override
    public String toString() {
        return "Issuer[" + authorizationUri + "]";
    }
}
