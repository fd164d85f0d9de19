package io.qiao.gateway.login;

import io.qiao.chassis.web.ServiceClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Forgets the tokens, which ends the login at every gateway, and then gives the refresh token
/// back; a provider that cannot be reached is left to let it expire.
@Component
class Logout implements ServerLogoutHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Logout.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KeptTokens tokens;
    private final Issuer issuer;
    private final WebClient http = ServiceClient.create();

    Logout(KeptTokens tokens, Issuer issuer) {
        this.tokens = tokens;
        this.issuer = issuer;
    }

    @Override
    public Mono<Void> logout(WebFilterExchange exchange, Authentication person) {
        return exchange.getExchange()
                .getSession()
                .mapNotNull(session -> session.<String>getAttribute(Login.ATTRIBUTE))
                .flatMap(
                        login ->
                                tokens.refreshToken(login)
                                        .map(Optional::of)
                                        .defaultIfEmpty(Optional.empty())
                                        .delayUntil(_ -> tokens.forget(login)))
                .flatMap(token -> token.map(this::giveBack).orElse(Mono.empty()));
    }

    private Mono<Void> giveBack(String token) {
        URI revocation = issuer.revocationUri();
        if (revocation == null) {
            return Mono.empty();
        }
        return http.post()
                .uri(revocation)
                .headers(headers -> headers.setBasicAuth(issuer.clientId(), issuer.clientSecret()))
                .body(BodyInserters.fromFormData("token", token))
                .retrieve()
                .toBodilessEntity()
                .timeout(PATIENCE)
                .doOnError(
                        away ->
                                LOG.warn(
                                        "a login was not ended at the issuer: {}", away.toString()))
                .onErrorComplete()
                .then();
    }
}
