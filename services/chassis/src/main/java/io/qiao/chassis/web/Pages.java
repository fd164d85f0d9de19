package io.qiao.chassis.web;

import io.qiao.chassis.paging.Page;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/// Pages over HTTP: the items as an array, the way to the next page as `Link: rel="next"`.
public final class Pages {
    private Pages() {}

    public static <T> ResponseEntity<List<T>> of(ServerWebExchange exchange, Page<T> page) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.next() != null) {
            String next =
                    UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                            .scheme(null)
                            .host(null)
                            .port(null)
                            .replaceQueryParam("cursor", page.next())
                            .build()
                            .toUriString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(page.items());
    }
}
