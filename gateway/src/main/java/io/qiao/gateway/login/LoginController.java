package io.qiao.gateway.login;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/// `/login` begins a login, `/session` tells who is logged in.
@RestController
class LoginController {
    /// Where the session keeps the way back.
    static final String RETURN = "return";

    private static final String HOME = "/docs";
    private static final Duration BEFORE_LOGIN = Duration.ofMinutes(15);

    /// @param back a path of ours to go to afterwards; anything else is ignored
    @GetMapping("/login")
    Mono<ResponseEntity<Void>> login(
            @RequestParam(name = "return", required = false) @Nullable String back,
            ServerWebExchange exchange) {
        String path = back != null && isLocal(back) ? back : HOME;
        return exchange.getSession()
                .doOnNext(session -> begin(session, path))
                .thenReturn(found(URI.create("/oauth2/authorization/qiao")));
    }

    /// Kept for as long as a login may take; [Login] makes it last.
    private static void begin(WebSession session, String path) {
        if (session.getAttribute(Login.ATTRIBUTE) == null) {
            session.setMaxIdleTime(BEFORE_LOGIN);
        }
        session.getAttributes().put(RETURN, path);
    }

    private static ResponseEntity<Void> found(URI location) {
        return ResponseEntity.status(HttpStatus.FOUND).location(location).build();
    }

    /// A path on this host, nothing that a browser could take for another one.
    private static boolean isLocal(String path) {
        return path.matches("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@/?-]{0,500}");
    }

    @GetMapping("/session")
    Mono<Session> session(ServerWebExchange exchange) {
        return exchange.getPrincipal().map(person -> new Session(person.getName()));
    }

    /// @param account the id of who is logged in
    record Session(String account) {}
}
