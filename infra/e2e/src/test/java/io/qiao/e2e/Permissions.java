package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.demo.Live;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Every endpoint of every service, asked by everybody: `permissions.tsv` says what each gets. An
/// endpoint without a row fails.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Permissions {
    private static final List<String> SERVICES =
            List.of("identity", "membership", "events", "matchmaking", "notifications");
    private static final int FIRST_STATUS = 3;

    private final List<String[]> rows = rows();

    private static List<String[]> rows() {
        try (InputStream table = Permissions.class.getResourceAsStream("permissions.tsv")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void every_endpoint_has_a_row() throws Exception {
        Set<String> described = new TreeSet<>();
        List<String> descriptions = new ArrayList<>(List.of("/openapi"));
        SERVICES.forEach(each -> descriptions.add("/api/%s/openapi.json".formatted(each)));
        for (String description : descriptions) {
            JsonNode paths = Qiao.stranger().get(description).get("paths");
            paths.properties()
                    .forEach(
                            path ->
                                    path.getValue()
                                            .propertyNames()
                                            .forEach(
                                                    method ->
                                                            described.add(
                                                                    method.toUpperCase(Locale.ROOT)
                                                                            + " "
                                                                            + path.getKey())));
        }

        assertThat(rows.stream().map(row -> row[0] + " " + row[1].replaceAll("\\?.*", "")))
                .containsAll(described)
                .allMatch(described::contains);
    }

    @Test
    void everybody_gets_what_is_theirs_and_nothing_else() throws Exception {
        World world = new World();
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows) {
            int column = FIRST_STATUS;
            for (Person person : Person.values()) {
                int expected = Integer.parseInt(row[column++]);
                String outcome = ask(world, person, row[0], row[1], row[2]);
                if (!outcome.startsWith(Integer.toString(expected))) {
                    wrong.add(
                            "%s %s as %s: expected %d, got %s"
                                    .formatted(row[0], row[1], person, expected, outcome));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String ask(
            World world, Person person, String method, String template, String body)
            throws Exception {
        Api api = world.of(person);
        String path = world.path(method, template);
        if (template.replaceAll("\\?.*", "").endsWith("/stream")) {
            return stream(api, path);
        }
        Api.Answer answer =
                api.send(
                        method,
                        path,
                        world.headers(method, path),
                        body.equals("-") ? null : world.body(body).toString());
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
        return answer.status() + " " + answer.body();
    }

    private static String stream(Api api, String path) throws InterruptedException {
        try (Live live = api.listen(path, null)) {
            return live.isOver() ? "over" : "200";
        } catch (IOException refused) {
            return String.valueOf(refused.getMessage()).replaceFirst(".*: ", "");
        }
    }
}
