package io.qiao.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Browser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

/// Requests that no client of good will sends, byte by byte as `nonsense.tsv` has them. A row with
/// `LIST`, `MAKE` or `ROOT` goes to every service.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnsweringNonsenseEverywhere {
    private static final List<Service> SERVICES =
            List.of(
                    new Service(
                            "identity",
                            "/programs?organization=ORGANIZATION",
                            "/programs",
                            "organization"),
                    new Service(
                            "membership", "/organizations?mine=true", "/organizations", "offers"),
                    new Service("events", "/gatherings?limit=1", "/gatherings", "place"),
                    new Service("matchmaking", "/postings?limit=1", "/postings", "title"),
                    new Service(
                            "notifications",
                            "/inbox/ORGANIZATION?limit=1",
                            "/inbox/ORGANIZATION/read",
                            "upTo"));

    private String organization = "";
    private String login = "";
    private @Nullable LogWatch logs;

    @BeforeAll
    void somebody_logs_in() throws Exception {
        Qiao.Account account = Qiao.account();
        organization =
                account.api()
                        .post("/api/membership/organizations", null, Bodies.profile("", ""))
                        .get("id")
                        .asString();
        Eventually.get(account.api(), "/api/notifications/inbox/" + organization);
        Browser browser = new Browser(Qiao.running().gateway());
        browser.login(account.mail(), Qiao.PASSWORD);
        login = login(browser.cookies());
        logs = LogWatch.begun();
    }

    private static String login(Map<String, String> cookies) {
        String cookie =
                cookies.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(joining("; "));
        return "Cookie: %s\r\nX-XSRF-TOKEN: %s\r\n"
                .formatted(cookie, cookies.getOrDefault("__Host-qiao-csrf", ""));
    }

    @AfterAll
    void nobody_was_alarmed() throws Exception {
        assertThat(Objects.requireNonNull(logs).trouble()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "nonsense.tsv", delimiter = '\t', quoteCharacter = '`')
    void is_a_problem_that_names_what_is_wrong(
            String line,
            @Nullable String headers,
            @Nullable String body,
            int status,
            String code,
            @Nullable String field)
            throws Exception {
        boolean everywhere = line.matches("\\S+ (LIST|MAKE|ROOT)\\S*");
        for (Service service : everywhere ? SERVICES : SERVICES.subList(0, 1)) {
            String request =
                    request(filled(service, line), text(headers), filled(service, text(body)));
            String answer = Wire.exchange(Qiao.running().gateway(), request);
            check(
                    request + "\n" + answer,
                    answer,
                    new Expected(status, code, text(field)),
                    service);
        }
    }

    private String filled(Service service, String text) {
        return service.fills(text).replace("ORGANIZATION", organization);
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private String request(String line, String headers, String body) throws IOException {
        StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\n");
        head.append("Host: %s\r\n".formatted(Qiao.running().gateway().getAuthority()));
        head.append("Connection: close\r\n").append(login);
        if (!headers.isEmpty()) {
            head.append(headers.replace("\\r\\n", "\r\n")).append("\r\n");
        }
        if (!headers.contains("Content-Type")) {
            head.append("Content-Type: application/json\r\n");
        }
        if (!line.startsWith("GET") && !headers.matches("(?s).*(Length|Transfer).*")) {
            head.append("Content-Length: %d\r\n".formatted(body.length()));
        }
        return head + "\r\n" + body.replace("\\r\\n", "\r\n");
    }

    private static void check(String exchange, String answer, Expected expected, Service service) {
        assertThat(answer).as(exchange).startsWith("HTTP/1.1 " + expected.status());
        String head = answer.substring(0, answer.indexOf("\r\n\r\n")) + "\r\n";
        String body = answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
        JsonNode problem = Discretion.problem(header(head, "Content-Type"), body, exchange);
        assertThat(problem.get("type").asString())
                .as(exchange)
                .isEqualTo("urn:qiao:problem:" + expected.code());
        if (!expected.field().isEmpty()) {
            assertThat(problem.get("errors").findValuesAsString("field"))
                    .as(exchange)
                    .contains(expected.field().replace("KNOWN", service.known()));
        }
        if (problem.at("/errors/0/rule").asString("").equals("enum")) {
            assertThat(problem.at("/errors/0/detail").asString())
                    .as(exchange)
                    .matches("must be one of [A-Z][A-Z_0-9]*(, [A-Z][A-Z_0-9]*)+");
        }
        if (expected.status() == 405) {
            assertThat(header(head, "Allow")).as(exchange).isNotEmpty();
        }
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(each -> each.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(each -> each.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private record Expected(int status, String code, String field) {}

    /// @param list where it shows a list, with a query
    /// @param make where it takes JSON
    /// @param known a field of that
    private record Service(String name, String list, String make, String known) {
        String fills(String request) {
            String root = "/api/" + name;
            return request.replace("LIST", root + list)
                    .replace("MAKE", root + make)
                    .replace("ROOT", root)
                    .replace("KNOWN", known)
                    .replace("LONG", "x".repeat(201));
        }
    }
}
