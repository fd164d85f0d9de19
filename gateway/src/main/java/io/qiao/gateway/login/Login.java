package io.qiao.gateway.login;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Ties a browser's session to the tokens of its login.
@Component
class Login implements ServerOAuth2AuthorizedClientRepository {
    /// Where the session says which login it holds.
    static final String ATTRIBUTE = "login";

    private static final Duration IDLE = Duration.ofHours(8);

    private final KeptTokens tokens;

    Login(KeptTokens tokens) {
        this.tokens = tokens;
    }

    /// Called once, when the code has become tokens.
    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient client, Authentication person, ServerWebExchange exchange) {
        String login = UUID.randomUUID().toString();
        return tokens.keep(
                        login,
                        person.getName(),
                        sid(person),
                        client.getAccessToken(),
                        client.getRefreshToken())
                .then(exchange.getSession())
                .doOnNext(
                        session -> {
                            session.getAttributes().put(ATTRIBUTE, login);
                            session.setMaxIdleTime(IDLE);
                        })
                .then();
    }

    /// How the provider calls the login (OpenID Connect Session Management): by that it says later
    /// that it has ended it.
    private static @Nullable String sid(Authentication person) {
        return person.getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getClaimAsString("sid")
                : null;
    }

    /// Nobody asks: [Relay] takes the token from [KeptTokens].
    @Override
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String client, Authentication person, ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(
            String client, Authentication person, ServerWebExchange exchange) {
        return exchange.getSession()
                .mapNotNull(session -> session.<String>getAttribute(ATTRIBUTE))
                .flatMap(tokens::forget);
    }
}
