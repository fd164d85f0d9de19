package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import io.qiao.chassis.input.Verbatim;
import io.qiao.chassis.paging.PageRequest;
import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.event.EventJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class AnsweringNonsense {
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static ConfigurableApplicationContext service;
    private static RawClient client;

    @BeforeAll
    static void start() {
        LOG.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        service =
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.REACTIVE)
                        .properties(
                                "server.port=0",
                                "server.address=127.0.0.1",
                                "spring.config.name=chassis",
                                "spring.application.name=test")
                        .run();
        client =
                new RawClient(
                        Objects.requireNonNull(
                                        ((ReactiveWebServerApplicationContext) service)
                                                .getWebServer())
                                .getPort());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("a number as text", with("count", "\"5\""), 400, "count", "type"),
                body("half a number", with("count", "1.5"), 400, "count", "type"),
                body("a whole number with a point", with("count", "5.0"), 400, "count", "type"),
                body("a number beyond all", with("count", "99999999999"), 400, "count", "type"),
                body("text as a number", with("name", "5"), 400, "name", "type"),
                body("truth as text", with("yes", "\"true\""), 400, "yes", "type"),
                body("truth as a number", with("yes", "1"), 400, "yes", "type"),
                body("a choice by its place", with("kind", "0"), 400, "kind", "enum"),
                body("a choice as text of its place", with("kind", "\"0\""), 400, "kind", "enum"),
                body("another choice", with("kind", "\"C\""), 400, "kind", "enum"),
                body("a choice in small letters", with("kind", "\"a\""), 400, "kind", "enum"),
                body("nothing for a choice", with("kind", "\"\""), 400, "kind", "enum"),
                body("a date in parts", with("day", "[2026,1,1]"), 400, "day", "type"),
                body("a date as a number", with("day", "20000"), 400, "day", "type"),
                body("nothing for a date", with("day", "\"\""), 422, "day", "format"),
                body("a day that is none", with("day", "\"2026-02-30\""), 422, "day", "format"),
                body("a year far off", with("day", "\"+999999999-01-01\""), 422, "day", "range"),
                body("before our time", with("day", "\"1899-12-31\""), 422, "day", "range"),
                body("an instant as a number", with("at", "1750000000"), 400, "at", "type"),
                body(
                        "an instant far off",
                        with("at", "\"+1000000000-12-31T23:59:59Z\""),
                        422,
                        "at",
                        "range"),
                body("null in a list", with("items", "[null]"), 422, "items[0]", "notnull"),
                body(
                        "null in a list of things",
                        with("parts", "[null]"),
                        422,
                        "parts[0]",
                        "notnull"),
                body("null in a map", with("map", "{\"a\":null}"), 422, "map.a", "notnull"),
                body("one thing for a list", with("items", "\"a\""), 400, "items", "type"),
                body("a list for one thing", with("name", "[\"a\"]"), 400, "name", "type"),
                body("an operator", with("name", "{\"$ne\":1}"), 400, "name", "type"),
                body("half a character", with("name", "\"a\\ud800\""), 422, "name", "characters"),
                body(
                        "the zero character",
                        with("name", "\"a\\u0000b\""),
                        422,
                        "name",
                        "characters"),
                body("two lines for one", with("name", "\"a\\nb\""), 422, "name", "characters"),
                body("an escape", with("text", "\"a\\u001b[2Jb\""), 422, "text", "characters"),
                body(
                        "a bell in a list",
                        with("items", "[\"\\u0007\"]"),
                        422,
                        "items[0]",
                        "characters"),
                body(
                        "zero in a password",
                        with("secret", "\"\\u0000\""),
                        422,
                        "secret",
                        "characters"),
                body("blank", with("name", "\"\\u3000 \""), 422, "name", "notblank"),
                body("long", with("name", '"' + "长".repeat(11) + '"'), 422, "name", "size"),
                body("twice", "{\"name\":\"a\",\"name\":\"b\"}", 400, "name", "once"),
                body("something behind", with("count", "5") + " {}", 400, "", "json"),
                body("not closed", "{\"name\":", 400, "", "json"),
                body("no body", "", 400, "", "required"),
                body("null for a body", "null", 400, "", "required"),
                body("an unknown field", with("other", "1"), 400, "other", "unknown"),
                body("very deep", with("parts", "[".repeat(5_000)), 400, "parts[0]", "type"),
                body(
                        "bytes that are no UTF-8",
                        with("name", "\"ÿ\"").replace("ÿ", "\u0081"),
                        422,
                        "name",
                        "characters"));
    }

    private static Arguments body(String what, String body, int status, String field, String rule) {
        return Arguments.of(what, body, status, field, rule);
    }

    private static String with(String field, String value) {
        return field.equals("name")
                ? "{\"name\":" + value + "}"
                : "{\"name\":\"a\",\"" + field + "\":" + value + "}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void in_a_body(String what, String body, int status, String field, String rule)
            throws Exception {
        RawClient.Raw answer =
                client.send("POST", "/api/test", "Content-Type: application/json\r\n", body);

        JsonNode problem = problem(answer, status);
        assertThat(problem.at("/errors/0/rule").asString()).as(answer.body()).isEqualTo(rule);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void a_wrong_choice_is_told_the_right_ones() throws Exception {
        assertThat(
                        client.send(
                                        "POST",
                                        "/api/test",
                                        "Content-Type: application/json\r\n",
                                        with("kind", "\"C\""))
                                .body())
                .contains("must be one of A_ONE, B_TWO");
        assertThat(client.send("GET", "/api/test?kind=a-one", "", "").body())
                .contains("must be one of A_ONE, B_TWO");
    }

    @Test
    void text_is_trimmed_composed_and_counted_as_people_do() throws Exception {
        RawClient.Raw answer =
                client.send(
                        "POST",
                        "/api/test",
                        "Content-Type: application/json\r\n",
                        """
                        {"name":"  e\\u0301%s ","text":" a\\r\\nb ","secret":" x "}"""
                                .formatted("😀".repeat(9)));

        assertThat(answer.body()).isEqualTo("é%s|a\nb| x ".formatted("😀".repeat(9)));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                request("GET /api/nowhere HTTP/1.1", "", 404),
                request("DELETE /api/test HTTP/1.1", "", 405),
                request("BREW /api/test HTTP/1.1", "", 405),
                request("POST /api/test HTTP/1.1", "Content-Length: 1\r\n", 415),
                request("POST /api/test HTTP/1.1", "Content-Encoding: br\r\n", 415),
                request("GET /api/test HTTP/1.1", "Accept: image/png\r\n", 406),
                request("GET /api/test?nonsense=1 HTTP/1.1", "", 400),
                request("GET /api/test?kind=A_ONE&kind=B_TWO HTTP/1.1", "", 400),
                request("GET /api/test?kind=0 HTTP/1.1", "", 400),
                request("GET /api/test?yes=on HTTP/1.1", "", 400),
                request("GET /api/test?limit=0x10 HTTP/1.1", "", 400),
                request("GET /api/test?word=%ff HTTP/1.1", "", 400),
                request("GET /api/test?word=%zz HTTP/1.1", "", 400),
                request("GET /api/test?word=% HTTP/1.1", "", 400),
                request("GET /api/test?word=%00 HTTP/1.1", "", 400),
                request("GET /api/test?word=%ed%a0%80 HTTP/1.1", "", 400),
                request("GET /api/test?word[$ne]=1 HTTP/1.1", "", 400),
                request("GET /api/test?word={} HTTP/1.1", "", 400),
                request("GET /api/%ff HTTP/1.1", "", 400),
                request("GET /api/%zz HTTP/1.1", "", 400),
                request("GET /api/te|st HTTP/1.1", "", 400),
                request("GET /api/\u00e9 HTTP/1.1", "", 400),
                request("GET /api/test/required HTTP/1.1", "", 400),
                request("GET /api/test?word=" + "%F0%9F%98%80".repeat(201) + " HTTP/1.1", "", 422),
                request("GET /api/test HTTP/9.9", "", 400),
                request("nonsense", "", 400),
                request("POST /api/test HTTP/1.1", "Content-Length: x\r\n", 400),
                request("POST /api/test HTTP/1.1", "Content-Length: -1\r\n", 400),
                request("GET /api/test HTTP/1.1", "X: " + "x".repeat(20_000) + "\r\n", 431),
                request("GET /api/test?" + "x".repeat(10_000) + " HTTP/1.1", "", 414),
                request(
                        "POST /api/test HTTP/1.1",
                        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                        400));
    }

    private static Arguments request(String line, String headers, int status) {
        return Arguments.of(line, headers, status);
    }

    /// Behind the head comes a chunk whose size is none.
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void in_what_is_around_it(String line, String headers, int status) throws Exception {
        RawClient.Raw answer =
                client.send(
                        line
                                + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                                + headers
                                + "\r\nzz\r\n");

        problem(answer, status);
    }

    @Test
    void an_id_longer_than_any_is_one_that_nobody_has() throws Exception {
        String most = "%F0%9F%98%80".repeat(200);

        assertThat(client.send("GET", "/api/test/" + most + "/part", "", "").body())
                .isEqualTo("😀".repeat(200));
        JsonNode problem = problem(client.send("GET", "/api/test/" + most + "x/part", "", ""), 404);
        assertThat(problem.get("type").asString()).isEqualTo("urn:qiao:problem:not-found");
    }

    @Test
    void what_helps_is_in_the_headers() throws Exception {
        assertThat(client.send("DELETE", "/api/test", "", "").head()).contains("Allow: ");
        assertThat(client.send("POST", "/api/test", "Content-Type: text/plain\r\n", "x").body())
                .contains("It takes application/json");
        assertThat(client.send("GET", "/api/test?word=1&nonsense=1", "", "").body())
                .contains("nonsense is not a parameter of this path.");
    }

    @Test
    void the_language_that_decided_is_told() throws Exception {
        RawClient.Raw answer =
                client.send("GET", "/api/test/hello", "Accept-Language: fr, zh-HK;q=0.7\r\n", "");

        assertThat(answer.body()).isEqualTo("zh-Hant");
        assertThat(answer.head())
                .contains("Content-Language: zh-Hant")
                .containsIgnoringCase("Vary: Accept-Language");
    }

    private static JsonNode problem(RawClient.Raw answer, int status) throws IOException {
        assertThat(answer.status()).as(answer.head() + answer.body()).isEqualTo(status);
        assertThat(LOG.list).as("nothing that a stranger sends is logged").isEmpty();
        assertThat(answer.head())
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("Content-Language: en");
        assertThat(answer.body())
                .doesNotContain("java.", "org.", "io.", "Exception", "reactor", "null,");
        JsonNode problem = EventJson.MAPPER.readTree(answer.body());
        assertThat(problem.get("type").asString()).startsWith("urn:qiao:problem:");
        assertThat(problem.get("detail").asString()).matches("(?s)[A-Z\\p{Ll}].*\\.");
        return problem;
    }

    enum Kind {
        A_ONE,
        B_TWO
    }

    record Draft(
            @NotBlank @Line(max = 10) String name,
            @Nullable @Text(max = 10) String text,
            @Nullable @Verbatim String secret,
            @Nullable Integer count,
            @Nullable Boolean yes,
            @Nullable Kind kind,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable @Size(max = 3) List<@NotBlank @Line(max = 10) String> items,
            @Nullable List<@Valid Part> parts,
            @Nullable Map<String, @NotNull Double> map) {}

    record Part(@NotNull String name) {}

    @RestController
    static class Controller {
        @PostMapping("/api/test")
        String post(@Valid @RequestBody Draft draft) {
            return draft.name() + "|" + draft.text() + "|" + draft.secret();
        }

        @GetMapping(path = "/api/test", produces = "application/json")
        Mono<List<String>> get(
                @RequestParam(required = false) @Nullable Kind kind,
                @RequestParam(required = false) @Nullable String word,
                @RequestParam(defaultValue = "false") boolean yes,
                PageRequest page) {
            return Mono.just(List.of());
        }

        @GetMapping("/api/test/required")
        String required(@RequestParam String word) {
            return word;
        }

        @GetMapping("/api/test/{id}/part")
        String part(@PathVariable String id) {
            return id;
        }

        @GetMapping("/api/test/hello")
        String hello(Wording wording) {
            return wording.tag();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        CodecsAutoConfiguration.class,
        ValidationAutoConfiguration.class,
        NettyReactiveWebServerAutoConfiguration.class,
        HttpHandlerAutoConfiguration.class,
        WebFluxAutoConfiguration.class
    })
    @Import({WebConfiguration.class, Controller.class})
    static class Service {
        @Bean
        Tracer tracer() {
            return Tracer.NOOP;
        }
    }
}
