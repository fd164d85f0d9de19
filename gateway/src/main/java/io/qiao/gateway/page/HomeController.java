package io.qiao.gateway.page;

import io.qiao.chassis.wording.Wording;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/`: what this is and where to go from here, as a page for people and as links for programs.
@RestController
class HomeController {
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final Home HOME =
            new Home(
                    "Qiao",
                    new Links(
                            "/login",
                            "/identity/sign-up",
                            "/session",
                            "/docs",
                            "/.well-known/openid-configuration",
                            "/identity/privacy"));

    /// @param links where to go from here
    record Home(String name, Links links) {}

    record Links(
            String login,
            String signUp,
            String session,
            String docs,
            String openidConfiguration,
            String privacyNotice) {}

    @GetMapping("/")
    Mono<ResponseEntity<Object>> home(ServerWebExchange exchange) {
        if (!PageReply.isWanted(exchange.getRequest())) {
            return Mono.just(
                    ResponseEntity.ok()
                            .varyBy(HttpHeaders.ACCEPT)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(HOME));
        }
        return exchange.getPrincipal()
                .hasElement()
                .flatMap(known -> known ? forKnown(exchange) : Mono.just(forStranger(exchange)))
                .map(page -> answer(exchange, page));
    }

    private static Page forStranger(ServerWebExchange exchange) {
        return Page.of("home", ReaderLanguage.of(exchange.getRequest()));
    }

    /// Logging out is a form, which carries the token that our own pages can read.
    private static Mono<Page> forKnown(ServerWebExchange exchange) {
        Mono<CsrfToken> token =
                exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.map(
                csrf ->
                        Page.of("home-known", ReaderLanguage.of(exchange.getRequest()))
                                .with("csrf", csrf.getToken()));
    }

    private static ResponseEntity<Object> answer(ServerWebExchange exchange, Page page) {
        remember(exchange, ReaderLanguage.chosen(exchange.getRequest()));
        return ResponseEntity.ok()
                .headers(
                        headers ->
                                PageReply.describe(
                                        headers, ReaderLanguage.of(exchange.getRequest())))
                .body(page.with("title", "Qiao 桥").html());
    }

    private static void remember(ServerWebExchange exchange, @Nullable Wording chosen) {
        if (chosen != null) {
            exchange.getResponse()
                    .addCookie(
                            ResponseCookie.from(ReaderLanguage.COOKIE, chosen.tag())
                                    .path("/")
                                    .maxAge(REMEMBERED)
                                    .httpOnly(true)
                                    .secure(true)
                                    .sameSite("Lax")
                                    .build());
        }
    }
}
