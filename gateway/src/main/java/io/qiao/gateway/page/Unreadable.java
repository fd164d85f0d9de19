package io.qiao.gateway.page;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.aggregate.Refused.FieldError;
import io.qiao.chassis.web.WayOut;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Where somebody at a browser gets to with an address that is not well encoded: such a request is
/// turned away on the connection, where no page can be shown, unless it is led here.
@RestController
class Unreadable {
    private static final String PATH = "/unreadable";

    @GetMapping(PATH)
    Mono<Void> answer() {
        return Mono.error(
                () ->
                        Refused.unreadable(
                                new FieldError("path", "encoding", "must be well encoded")));
    }

    @Component
    static final class ForReaders implements WayOut {
        private static final String API = "/api/";

        @Override
        public Optional<String> of(HttpRequest request) {
            boolean isForReader =
                    request.method().equals(HttpMethod.GET)
                            && !request.uri().startsWith(API)
                            && request.headers().getAll(HttpHeaderNames.ACCEPT).stream()
                                    .anyMatch(each -> each.contains(MediaType.TEXT_HTML_VALUE));
            return isForReader ? Optional.of(PATH) : Optional.empty();
        }
    }
}
