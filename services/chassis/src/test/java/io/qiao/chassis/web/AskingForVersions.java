package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.store.Versioned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingForVersions {
    private static final Versioned<String> THIRD =
            new Versioned<>("id", 3, 3, Instant.EPOCH, "state");

    private final HttpClient client = HttpClient.newHttpClient();
    private final DisposableServer server =
            HttpServer.create()
                    .host("127.0.0.1")
                    .handle(
                            new ReactorHttpHandlerAdapter(
                                    RouterFunctions.toHttpHandler(
                                            RouterFunctions.route()
                                                    .GET("/thing", AskingForVersions::thing)
                                                    .PUT("/thing", AskingForVersions::thing)
                                                    .build(),
                                            HandlerStrategies.builder()
                                                    .webFilter(new Preconditions())
                                                    .exceptionHandler(AskingForVersions::refused)
                                                    .build())))
                    .bindNow();

    @AfterAll
    void stop() {
        server.disposeNow();
        client.close();
    }

    private static Mono<ServerResponse> thing(ServerRequest request) {
        ResponseEntity<String> answer = Etags.ok(THIRD, Versioned::state);
        return ServerResponse.status(answer.getStatusCode())
                .headers(headers -> headers.addAll(answer.getHeaders()))
                .bodyValue(String.valueOf(answer.getBody()));
    }

    private static Mono<Void> refused(ServerWebExchange exchange, Throwable failure) {
        exchange.getResponse()
                .setStatusCode(
                        failure instanceof Refused refused && refused.kind() == Refused.Kind.STALE
                                ? HttpStatus.PRECONDITION_FAILED
                                : HttpStatus.INTERNAL_SERVER_ERROR);
        return exchange.getResponse().setComplete();
    }

    private HttpResponse<String> ask(String method, String ifNoneMatch)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%d/thing".formatted(server.port())))
                        .method(method, BodyPublishers.noBody())
                        .header("If-None-Match", ifNoneMatch)
                        .build(),
                BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", " * ", "\"1\", \"3\"", "W/\"3\", \"3\""})
    void whoever_names_the_newest_may_change_it(String ifMatch) {
        assertThatCode(() -> Etags.match(THIRD, ifMatch)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "3", "", "\"1\", \"2\""})
    void whoever_does_not_is_refused(String ifMatch) {
        assertThatThrownBy(() -> Etags.match(THIRD, ifMatch)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "\"1\", \"3\"", "*"})
    void what_a_reader_has_already_is_not_sent_again(String ifNoneMatch) throws Exception {
        HttpResponse<String> answer = ask("GET", ifNoneMatch);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache, private");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void what_a_reader_has_not_is_sent() throws Exception {
        HttpResponse<String> answer = ask("GET", "\"2\"");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("state");
    }

    @Test
    void what_would_be_replaced_only_if_it_were_not_there_is_refused() throws Exception {
        assertThat(ask("PUT", "*").statusCode()).isEqualTo(412);
    }
}
