package io.qiao.identity.token;

import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;

/// People are asked before a third party learns anything, be it only who they are, and a "no" is
/// one, whatever was allowed before. (The framework asks for more than `openid` only, and falls
/// back on earlier consent.)
final class AskingForConsent {
    static final String PAGE = "/identity/consent";

    private AskingForConsent() {}

    static void configure(OAuth2AuthorizationEndpointConfigurer endpoint) {
        endpoint.consentPage(PAGE)
                .authenticationProviders(known -> known.forEach(AskingForConsent::adjust));
    }

    private static void adjust(AuthenticationProvider provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
            request.setAuthorizationConsentRequired(AskingForConsent::isOwed);
        }
        if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider answer) {
            answer.setAuthorizationConsentCustomizer(AskingForConsent::take);
        }
    }

    private static boolean isOwed(OAuth2AuthorizationCodeRequestAuthenticationContext asked) {
        OAuth2AuthorizationConsent consent = asked.getAuthorizationConsent();
        Set<String> scopes =
                ((OAuth2AuthorizationCodeRequestAuthenticationToken) asked.getAuthentication())
                        .getScopes();
        return asked.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent()
                && (consent == null || !consent.getScopes().containsAll(scopes));
    }

    private static void take(OAuth2AuthorizationConsentAuthenticationContext answer) {
        boolean refused =
                ((OAuth2AuthorizationConsentAuthenticationToken) answer.getAuthentication())
                        .getScopes()
                        .isEmpty();
        if (refused) {
            answer.getAuthorizationConsent().authorities(Set::clear);
        }
    }
}
