package io.qiao.identity.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An application of somebody else.
///
/// @param id the client id
/// @param name as people see it when they are asked
/// @param redirectUris where a login may lead back to, each to the letter
/// @param postLogoutRedirectUris where a log-out may lead back to
/// @param scopes the words of what it may ask for
/// @param secretHash absent for one that cannot keep a secret, such as an app on a phone
/// @param created absent when it is configured
public record ThirdParty(
        String id,
        String name,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        List<String> scopes,
        @Nullable String secretHash,
        @Nullable Instant created) {
    public ThirdParty {
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        scopes = List.copyOf(scopes);
    }

    public boolean isPublic() {
        return secretHash == null;
    }

    @Override
    public String toString() {
        return "ThirdParty[" + id + "]";
    }
}
