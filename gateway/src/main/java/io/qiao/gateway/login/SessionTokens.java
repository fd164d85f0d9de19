package io.qiao.gateway.login;

import io.qiao.chassis.aggregate.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/// The access token of a browser's session.
@Component
public class SessionTokens {
    private final KeptTokens tokens;

    SessionTokens(KeptTokens tokens) {
        this.tokens = tokens;
    }

    /// Empty for somebody without a login. A login that was ended elsewhere ends here.
    public Mono<String> access(WebSession session) {
        String login = session.getAttribute(Login.ATTRIBUTE);
        if (login == null) {
            return Mono.empty();
        }
        return tokens.access(login).switchIfEmpty(Mono.defer(() -> ended(session)));
    }

    private static Mono<String> ended(WebSession session) {
        return session.invalidate()
                .then(Mono.error(() -> Refused.unauthenticated("The login has ended.")));
    }
}
