package io.qiao.gateway.login;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/// Keeps in the session who is logged in: the account's id and nothing else. The session gets a new
/// id with each login, so that nobody can lay one ready for somebody else.
final class SessionAccount implements ServerSecurityContextRepository {
    /// Where the session says whose it is.
    static final String ATTRIBUTE = "account";

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        Authentication person = context == null ? null : context.getAuthentication();
        return exchange.getSession()
                .doOnNext(session -> keep(session, person))
                .flatMap(WebSession::changeSessionId);
    }

    private static void keep(WebSession session, @Nullable Authentication person) {
        if (person == null) {
            session.getAttributes().remove(ATTRIBUTE);
        } else {
            session.getAttributes().put(ATTRIBUTE, person.getName());
        }
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return exchange.getSession()
                .mapNotNull(session -> session.<String>getAttribute(ATTRIBUTE))
                .map(
                        account ->
                                new SecurityContextImpl(
                                        UsernamePasswordAuthenticationToken.authenticated(
                                                account, null, List.of())));
    }
}
