package io.qiao.gateway.page;

import io.qiao.chassis.wording.Wording;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Puts a page in the place of every problem document that somebody at a browser would see, with
/// the same status: a sentence, and a way back. What calls the API gets the problem as it is.
///
/// It stands around everything else, so that no cause of a problem is left out.
@Component
class ProblemPages implements HttpHandlerDecoratorFactory {
    private static final String API = "/api/";

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) ->
                handler.handle(
                        request,
                        isForReader(request) ? new ForReader(request, response) : response);
    }

    private static boolean isForReader(ServerHttpRequest request) {
        return PageReply.isWanted(request) && !request.getPath().value().startsWith(API);
    }

    private static final class ForReader extends ServerHttpResponseDecorator {
        private final ServerHttpRequest request;

        ForReader(ServerHttpRequest request, ServerHttpResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            HttpStatusCode status = getStatusCode();
            if (status == null
                    || !MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(
                            getHeaders().getContentType())) {
                return super.writeWith(body);
            }
            Wording language = ReaderLanguage.of(request);
            byte[] page = page(status.value(), language).html();
            PageReply.describe(getHeaders(), language);
            getHeaders().setContentLength(page.length);
            getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
            return Flux.from(body)
                    .doOnNext(DataBufferUtils::release)
                    .then(super.writeWith(Mono.fromSupplier(() -> bufferFactory().wrap(page))));
        }

        private Page page(int status, Wording language) {
            String what =
                    switch (status) {
                        case 401 -> "login";
                        case 403 -> "expired";
                        case 404, 405 -> "missing";
                        case 429 -> "many";
                        case 502, 503, 504 -> "away";
                        default -> status < 500 ? "unreadable" : "fault";
                    };
            Phrases phrases = Phrases.in(language);
            Page page =
                    Page.of("problem", language)
                            .with("title", phrases.say(what + ".title"))
                            .with("text", phrases.say(what + ".text"));
            String path = request.getPath().value();
            if (status == 401) {
                String back = URLEncoder.encode(path, StandardCharsets.UTF_8);
                return page.with("back", "/login?return=" + back)
                        .with("further", phrases.say("further.login"));
            }
            boolean again = request.getMethod().equals(HttpMethod.GET) && status >= 429;
            return page.with("back", again ? path : "/")
                    .with("further", phrases.say(again ? "further.again" : "further.start"));
        }
    }
}
