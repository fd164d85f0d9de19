package io.qiao.identity.token;

import io.qiao.identity.client.Scope;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadataClaimNames;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderMetadataClaimNames;

/// What the two metadata documents promise (OpenID Connect Discovery, RFC 8414): what works here,
/// and not all that the framework could do.
final class Discovery {
    private static final String BASIC = ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue();
    private static final String POST = ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue();
    private static final String NONE = ClientAuthenticationMethod.NONE.getValue();

    private Discovery() {}

    /// What both documents say.
    static void common(Map<String, Object> said) {
        said.put(
                OAuth2AuthorizationServerMetadataClaimNames.GRANT_TYPES_SUPPORTED,
                List.of(
                        AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
                        AuthorizationGrantType.CLIENT_CREDENTIALS.getValue(),
                        AuthorizationGrantType.REFRESH_TOKEN.getValue()));
        said.put("response_modes_supported", List.of("query"));
        said.put(
                OAuth2AuthorizationServerMetadataClaimNames.TOKEN_ENDPOINT_AUTH_METHODS_SUPPORTED,
                List.of(BASIC, POST, NONE));
        said.put(
                OAuth2AuthorizationServerMetadataClaimNames
                        .REVOCATION_ENDPOINT_AUTH_METHODS_SUPPORTED,
                List.of(BASIC, POST, NONE));
        said.put(
                OAuth2AuthorizationServerMetadataClaimNames
                        .INTROSPECTION_ENDPOINT_AUTH_METHODS_SUPPORTED,
                List.of(BASIC, POST));
        said.put(
                OAuth2AuthorizationServerMetadataClaimNames.SCOPES_SUPPORTED,
                Scope.all().map(Scope::word).toList());
        said.remove(
                OAuth2AuthorizationServerMetadataClaimNames
                        .TLS_CLIENT_CERTIFICATE_BOUND_ACCESS_TOKENS);
        said.remove(OAuth2AuthorizationServerMetadataClaimNames.DPOP_SIGNING_ALG_VALUES_SUPPORTED);
    }

    /// What OpenID Connect says besides. Where it is silent, a client may send requests by
    /// reference.
    static void openId(Map<String, Object> said) {
        common(said);
        said.put("claims_supported", Scope.claims());
        said.put("claims_parameter_supported", false);
        said.put("request_parameter_supported", false);
        said.put("request_uri_parameter_supported", false);
        said.put(
                OidcProviderMetadataClaimNames.ID_TOKEN_SIGNING_ALG_VALUES_SUPPORTED,
                List.of("RS256"));
    }
}
