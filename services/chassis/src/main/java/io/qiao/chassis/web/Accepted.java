package io.qiao.chassis.web;

import io.qiao.chassis.wording.Wording;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// The language that a WebFlux request asks for. Whoever lets it decide says so in the answer.
public final class Accepted {
    private Accepted() {}

    /// Sets `Content-Language` and `Vary` on the answer.
    public static Wording wording(ServerWebExchange exchange) {
        Wording wording =
                Wording.accepted(
                        exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        HttpHeaders answer = exchange.getResponse().getHeaders();
        answer.set(HttpHeaders.CONTENT_LANGUAGE, wording.tag());
        answer.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return wording;
    }
}
