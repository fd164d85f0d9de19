package io.qiao.identity.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.qiao.identity.RunningIdentity;
import io.qiao.identity.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Whatever length a stranger sends, the pages and the provider say that it is too long, before
/// anything is looked up or hashed.
class SendingLongFields {
    private static final Logger ROOT =
            (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final String OAUTH = "/identity/oauth2/";

    private static String send(String line, String headers, String body) throws IOException {
        URI service = RunningIdentity.at("/");
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(
                            (line
                                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                                            + headers
                                            + "Content-Length: "
                                            + body.length()
                                            + "\r\n\r\n"
                                            + body)
                                    .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String form(String path, String body) throws IOException {
        return send(
                "POST " + path,
                "Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                body);
    }

    private static Appender<ILoggingEvent> listening(List<String> logged) {
        AppenderBase<ILoggingEvent> log =
                new AppenderBase<>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        if (event.getLevel().isGreaterOrEqual(Level.WARN)
                                && event.getLoggerName().contains("catalina")) {
                            logged.add(event.getFormattedMessage());
                        }
                    }
                };
        log.start();
        ROOT.addAppender(log);
        return log;
    }

    private static String status(String answer) {
        return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
    }

    @ParameterizedTest
    @CsvSource({
        "login, mail=a@b.example&password=, 513",
        "login, password=x&mail=, 255",
        "login, mail=a@b.example&password=x&_csrf=, 1001",
        "sign-up, mail=a@b.example&name=, 101",
        "sign-up, mail=a@b.example&name=x&consent=, 41",
        "forgot, mail=, 255",
        "confirm, password=x&token=, 101",
        "confirm, token=x&password=, 513",
        "reset, token=x&password=, 513",
        "mail, token=, 101",
        "invitation, token=, 101",
        "second-factor, code=, 201",
        "new-password, password=, 513",
        "login, mail=a@b.example&password=x&what=, 1001",
    })
    void a_form_is_answered_with_a_page(String page, String fields, int length) throws Exception {
        String answer = form("/identity/" + page, fields + "x".repeat(length));

        assertThat(status(answer)).isEqualTo("400");
        assertThat(answer)
                .contains("<h1>That is too long</h1>")
                .contains("Content-Security-Policy");
    }

    @ParameterizedTest
    @CsvSource({
        "login?lang=, 36",
        "confirm?token=, 101",
        "reset?token=, 101",
        "invitation?token=, 101",
        "consent?state=x&scope=openid&client_id=, 101",
        "consent?client_id=x&state=x&scope=, 201",
        "oauth2/authorize?client_id=, 101",
        "oauth2/authorize?redirect_uri=, 501",
        "oauth2/authorize?state=, 1001",
        "oauth2/authorize?code_challenge=, 129",
        "oauth2/logout?id_token_hint=, 4097",
    })
    void an_address_is_answered_with_a_page(String page, int length) throws Exception {
        String answer =
                send("GET /identity/" + page + "x".repeat(length), "Accept: text/html\r\n", "");

        assertThat(status(answer)).isEqualTo("400");
        assertThat(answer).contains("<h1>That is too long</h1>");
    }

    @ParameterizedTest
    @CsvSource({
        "token, grant_type=client_credentials&client_id=x&client_secret=, 201",
        "token, grant_type=authorization_code&code=, 201",
        "token, grant_type=authorization_code&code_verifier=, 129",
        "token, grant_type=refresh_token&refresh_token=, 8193",
        "token, grant_type=, 101",
        "introspect, token=, 8193",
        "revoke, token=, 8193",
        "token, unknown=, 1001",
    })
    void a_client_gets_the_error_of_oauth(String endpoint, String fields, int length)
            throws Exception {
        String answer =
                send(
                        "POST " + OAUTH + endpoint,
                        "Content-Type: application/x-www-form-urlencoded\r\n",
                        fields + "x".repeat(length));

        assertThat(status(answer)).isEqualTo("400");
        assertThat(answer)
                .contains("\"error\":\"invalid_request\"")
                .contains("\"error_description\":\"");
    }

    static Stream<String> forms() {
        return Stream.of(
                "/identity/login",
                "/identity/sign-up",
                "/identity/reset",
                OAUTH + "token",
                OAUTH + "authorize",
                OAUTH + "introspect");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_that_is_too_large_is_refused_with_its_limit(String path) throws Exception {
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Appender<ILoggingEvent> log = listening(logged);
        String fields = "mail=a@b.example&token=x&password=" + "x".repeat(60_000);
        String page = form(path, fields);
        String answer =
                send("POST " + path, "Content-Type: application/x-www-form-urlencoded\r\n", fields);
        ROOT.detachAppender(log);

        assertThat(status(answer)).isEqualTo("413");
        assertThat(answer).contains("longer than 16 KB");
        assertThat(status(page)).isEqualTo("413");
        assertThat(page).contains("longer than 16 KB", "Content-Security-Policy");
        assertThat(logged).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void many_fields_are_too_many(String path) throws Exception {
        String answer = form(path, "a=b&".repeat(200) + "password=x");

        assertThat(status(answer)).startsWith("4").isNotEqualTo("404");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void parts_of_a_form_are_no_way_around_it(String path) throws Exception {
        String part = "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n";
        String answer =
                send(
                        "POST " + path,
                        "Content-Type: multipart/form-data; boundary=b\r\n",
                        part + "x".repeat(60_000) + "\r\n--b--\r\n");

        assertThat(status(answer)).startsWith("4");
    }

    @Test
    void what_is_just_short_enough_is_taken() throws Exception {
        Visitor visitor = new Visitor();
        String token = Visitor.formToken(visitor.open(RunningIdentity.at("/identity/login")));

        assertThat(
                        visitor.post(
                                        RunningIdentity.at("/identity/login"),
                                        Visitor.form(
                                                Map.of(
                                                        "_csrf",
                                                        token,
                                                        "mail",
                                                        "a@b.example",
                                                        "password",
                                                        "x".repeat(128))))
                                .statusCode())
                .isEqualTo(401);
    }
}
