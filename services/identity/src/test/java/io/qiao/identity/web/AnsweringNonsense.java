package io.qiao.identity.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.reactivestreams.client.MongoClients;
import io.micrometer.tracing.Tracer;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.input.InputConfiguration;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.web.Refusals;
import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.event.EventJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
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
import tools.jackson.databind.JsonNode;

/// The servlet stack answers as the other one does; the chassis tests that at length.
class AnsweringNonsense {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static ConfigurableApplicationContext service;
    private static int port;

    @BeforeAll
    static void start() {
        service =
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.SERVLET)
                        .properties(
                                "server.port=0",
                                "server.address=127.0.0.1",
                                "spring.config.name=chassis",
                                "spring.web.resources.add-mappings=false",
                                "spring.application.name=test")
                        .run();
        port =
                Objects.requireNonNull(
                                ((ServletWebServerApplicationContext) service).getWebServer())
                        .getPort();
        LOG.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void listen() {
        LOG.list.clear();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("GET /api/nowhere", "", "", 404, "", ""),
                Arguments.of("DELETE /api/test", "", "", 405, "", ""),
                Arguments.of("GET /api/test", "Accept: image/png\r\n", "", 406, "", ""),
                Arguments.of("POST /api/test", "Content-Type: text/plain\r\n", "x", 415, "", ""),
                Arguments.of(
                        "POST /api/test", JSON + "Content-Encoding: gzip\r\n", "{}", 415, "", ""),
                Arguments.of("POST /api/test", JSON, "", 400, "", "required"),
                Arguments.of("POST /api/test", JSON, "{", 400, "", "json"),
                Arguments.of("POST /api/test", JSON, "{\"name\":5}", 400, "name", "type"),
                Arguments.of("POST /api/test", JSON, "{\"name\":\"\"}", 422, "name", "notblank"),
                Arguments.of(
                        "POST /api/test",
                        JSON,
                        "{\"name\":\"a\\u0000\"}",
                        422,
                        "name",
                        "characters"),
                Arguments.of(
                        "POST /api/test",
                        JSON,
                        "{\"name\":\"a\",\"day\":\"+999999999-01-01\"}",
                        422,
                        "day",
                        "range"),
                Arguments.of(
                        "POST /api/test", JSON, "{\"items\":[null]}", 422, "items[0]", "notnull"),
                Arguments.of("GET /api/test", "", "", 400, "word", "required"),
                Arguments.of("GET /api/test?word=a&other=b", "", "", 400, "other", "unknown"),
                Arguments.of("GET /api/test?word=a&word=b", "", "", 400, "word", "once"),
                Arguments.of("GET /api/test?word=a&size=0x1", "", "", 400, "size", "type"),
                Arguments.of("GET /api/test?word=%ff", "", "", 400, "word", "encoding"),
                Arguments.of("GET /api/test?word=%zz", "", "", 400, "word", "encoding"),
                Arguments.of("GET /api/%ff", "", "", 400, "", ""),
                Arguments.of("GET /api/test?word[$ne]=1", "", "", 400, "", ""),
                Arguments.of("GET /api/te|st", "", "", 400, "", ""),
                Arguments.of("GET /api/test/" + "x".repeat(201), "", "", 404, "", ""),
                Arguments.of("GET /api/test?word=a", "Content-Length: x\r\n", "", 400, "", ""),
                Arguments.of(
                        "POST /api/test",
                        JSON + "Transfer-Encoding: chunked\r\n",
                        "zz\r\n",
                        400,
                        "",
                        ""));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("requests")
    void is_a_problem(
            String line, String headers, String body, int status, String field, String rule)
            throws Exception {
        String answer = send(line, headers, body);

        String content = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("Content-Language: en")
                .doesNotContain("java.", "org.", "io.", "Exception", "Tomcat", "<html");
        JsonNode problem =
                EventJson.MAPPER.readTree(
                        content.substring(content.indexOf('{'), content.lastIndexOf('}') + 1));
        assertThat(problem.get("detail").asString()).endsWith(".");
        if (!rule.isEmpty()) {
            assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
            assertThat(problem.at("/errors/0/rule").asString()).isEqualTo(rule);
        }
        assertThat(LOG.list).as("nothing that a stranger sends is logged").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "", "a.example/api", "a.example:", "LONG", "a.example\r\nHost: b"})
    void a_host_that_cannot_be_one_is_a_problem(String host) throws Exception {
        String answer =
                exchange(
                        "GET /api/test?word=a HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                .formatted(host.replace("LONG", "a".repeat(256))));

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("urn:qiao:problem:");
        assertThat(LOG.list).as("nothing that a stranger sends is logged").isEmpty();
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() throws Exception {
        assertThat(send("DELETE /api/test", "", "")).contains("Allow: ").contains("It takes ");
    }

    @Test
    void the_language_that_decided_is_told() throws Exception {
        assertThat(send("GET /api/hello", "Accept-Language: fr, zh-HK;q=0.7\r\n", ""))
                .contains("Content-Language: zh-Hant", "Vary: Accept-Language")
                .endsWith("zh-Hant");
    }

    @Test
    void a_page_speaks_one_of_our_languages_only() throws Exception {
        assertThat(send("GET /identity/hello", "Accept-Language: fr, zh-TW\r\n", ""))
                .contains("Content-Language: zh-Hant", "Vary: Accept-Language, Cookie")
                .endsWith("zh-Hant");
        assertThat(send("GET /identity/hello?lang=fr", "", "")).endsWith("en");
        assertThat(send("GET /identity/hello", "Cookie: qiao_language=zh-SG\r\n", ""))
                .endsWith("zh-Hans");
    }

    private static String send(String line, String headers, String body) throws IOException {
        String length =
                body.isEmpty() || headers.contains("chunked")
                        ? ""
                        : "Content-Length: " + body.length() + "\r\n";
        return exchange(
                line
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + headers
                        + length
                        + "\r\n"
                        + body);
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    record Draft(
            @NotBlank @Line(max = 10) String name,
            @Nullable LocalDate day,
            @Nullable List<@NotBlank @Line(max = 10) String> items) {}

    @RestController
    static class Controller {
        @PostMapping(path = "/api/test")
        String post(@Valid @RequestBody Draft draft) {
            return draft.name();
        }

        @GetMapping(path = "/api/test", produces = "application/json")
        List<String> get(
                @RequestParam String word, @RequestParam(required = false) @Nullable Integer size) {
            return List.of(word);
        }

        @GetMapping("/api/test/{id}")
        String one(@PathVariable String id) {
            return id;
        }

        @GetMapping("/api/hello")
        String hello(Wording wording) {
            return wording.tag();
        }

        @GetMapping("/identity/hello")
        String page(Locale locale) {
            return locale.toLanguageTag();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        ValidationAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @Import({
        InputConfiguration.class,
        IdentityWeb.class,
        Replies.class,
        ApiProblems.class,
        Controller.class
    })
    static class Service {
        @Bean
        Tracer tracer() {
            return Tracer.NOOP;
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        /// Nothing here is kept.
        @Bean
        AuditTrail trail() {
            return new AuditTrail(MongoClients.create("mongodb://127.0.0.1:1").getDatabase("none"));
        }

        @Bean
        Refusals refusals(AuditTrail trail, Clock clock) {
            return new Refusals(trail, clock);
        }
    }
}
