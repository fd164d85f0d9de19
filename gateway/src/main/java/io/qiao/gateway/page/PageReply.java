package io.qiao.gateway.page;

import io.qiao.chassis.wording.Wording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Who gets a page, and the headers that go with one.
final class PageReply {
    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private PageReply() {}

    /// A browser that goes to an address names HTML first; programs do not name it at all.
    static boolean isWanted(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                .anyMatch(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE));
    }

    static void describe(HttpHeaders headers, Wording language) {
        headers.setContentType(HTML);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.set("Content-Security-Policy", Page.POLICY);
        headers.setVary(
                List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE));
    }
}
