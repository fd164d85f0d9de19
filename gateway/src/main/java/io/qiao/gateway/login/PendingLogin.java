package io.qiao.gateway.login;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/// Keeps in the session what a login in progress is recognized by when the browser comes back:
/// three random texts. All else about the request is the same for every login.
@Component
class PendingLogin implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String STATE = OAuth2ParameterNames.STATE;
    private static final String NONCE = OidcParameterNames.NONCE;
    private static final String VERIFIER = PkceParameterNames.CODE_VERIFIER;

    private final ClientRegistration provider;

    PendingLogin(ClientRegistration provider) {
        this.provider = provider;
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(
            OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return exchange.getSession().doOnNext(session -> keep(session, request)).then();
    }

    private static void keep(WebSession session, OAuth2AuthorizationRequest request) {
        Map<String, Object> kept = session.getAttributes();
        kept.put(STATE, Objects.requireNonNull(request.getState()));
        kept.put(NONCE, Objects.requireNonNull(request.<String>getAttribute(NONCE)));
        kept.put(VERIFIER, Objects.requireNonNull(request.<String>getAttribute(VERIFIER)));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return exchange.getSession().mapNotNull(session -> read(session, exchange).orElse(null));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return exchange.getSession()
                .flatMap(
                        session ->
                                Mono.justOrEmpty(read(session, exchange))
                                        .doOnNext(_ -> forget(session)));
    }

    private static void forget(WebSession session) {
        session.getAttributes().remove(STATE);
        session.getAttributes().remove(NONCE);
        session.getAttributes().remove(VERIFIER);
    }

    /// Empty unless the browser comes back with the state that it was sent away with.
    private Optional<OAuth2AuthorizationRequest> read(
            WebSession session, ServerWebExchange exchange) {
        String state = exchange.getRequest().getQueryParams().getFirst(STATE);
        String nonce = session.getAttribute(NONCE);
        String verifier = session.getAttribute(VERIFIER);
        return state != null
                        && nonce != null
                        && verifier != null
                        && state.equals(session.getAttribute(STATE))
                ? Optional.of(request(state, nonce, verifier))
                : Optional.empty();
    }

    private OAuth2AuthorizationRequest request(String state, String nonce, String verifier) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(provider.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(provider.getProviderDetails().getAuthorizationUri()))
                .redirectUri(Objects.requireNonNull(provider.getRedirectUri()))
                .scopes(provider.getScopes())
                .state(state)
                .attributes(
                        Map.of(
                                OAuth2ParameterNames.REGISTRATION_ID,
                                provider.getRegistrationId(),
                                NONCE,
                                nonce,
                                VERIFIER,
                                verifier))
                .build();
    }
}
