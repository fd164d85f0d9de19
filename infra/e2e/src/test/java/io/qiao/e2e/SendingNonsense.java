package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// Bad input gets an answer that names the field and the rule, and has no effect.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendingNonsense {
    private static final String POSTINGS = "/api/matchmaking/postings";

    private @Nullable Company sender;

    @BeforeAll
    void everybody_knows_who_sends() throws Exception {
        sender = Company.any();
        sender.inbox();
    }

    private Company sender() {
        return Objects.requireNonNull(sender);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("not JSON", "{", 400, "", "json"),
                Arguments.of("no body", "", 400, "", ""),
                Arguments.of("a list", "[]", 400, "", "type"),
                Arguments.of(
                        "an unknown field", with("status", "CLOSED"), 400, "status", "unknown"),
                Arguments.of("another version", with("version", 7), 400, "version", "unknown"),
                Arguments.of("a wrong type", with("title", List.of(1)), 400, "title", "type"),
                Arguments.of("an unknown kind", with("kind", "GIFT"), 400, "kind", "enum"),
                Arguments.of("an operator", with("title", Map.of("$ne", 1)), 400, "title", "type"),
                Arguments.of("no title", with("title", null), 422, "title", "notblank"),
                Arguments.of("a long title", with("title", "长".repeat(121)), 422, "title", "size"),
                Arguments.of("a long text", with("text", "x".repeat(4001)), 422, "text", "size"),
                Arguments.of(
                        "an industry that is none",
                        with("industry", "Z99"),
                        422,
                        "industry",
                        "industrycode"),
                Arguments.of(
                        "a place that is none",
                        with("region", "999999"),
                        422,
                        "region",
                        "regioncode"),
                Arguments.of(
                        "a validity in the past",
                        with("validUntil", "2020-01-01T00:00:00Z"),
                        422,
                        "validUntil",
                        "range"),
                Arguments.of(
                        "a far validity",
                        with("validUntil", "2099-01-01T00:00:00Z"),
                        422,
                        "validUntil",
                        "range"),
                Arguments.of(
                        "a period upside down",
                        with("period", Map.of("from", "2027-02-01", "to", "2027-01-01")),
                        422,
                        "period.to",
                        "order"),
                Arguments.of(
                        "a language by its name",
                        with("languages", List.of("English")),
                        422,
                        "languages[0]",
                        "pattern"),
                Arguments.of("no room at all", with("capacity", 0), 422, "capacity", "min"),
                Arguments.of(
                        "a part twice",
                        with(
                                "parts",
                                List.of(
                                        Map.of("category", "SPACE", "text", "x"),
                                        Map.of("category", "SPACE", "text", "y"))),
                        422,
                        "parts",
                        "unique"),
                Arguments.of(
                        "an alliance of others",
                        with("alliances", List.of("x")),
                        422,
                        "alliances",
                        "member"),
                Arguments.of(
                        "an amount that is none",
                        with("budget", budget("1e9", "2")),
                        422,
                        "budget.from.amount",
                        "format"),
                Arguments.of(
                        "a budget upside down",
                        with("budget", budget("3", "2")),
                        422,
                        "budget.to.amount",
                        "order"),
                Arguments.of(
                        "deep JSON", "[".repeat(10_000) + "]".repeat(10_000), 400, "", "type"));
    }

    private static String with(String field, @Nullable Object value) {
        ObjectNode body = Bodies.demand("标题", "内容");
        body.set(field, Api.JSON.valueToTree(value));
        return body.toString();
    }

    private static Map<String, Object> budget(String from, String to) {
        return Map.of(
                "from", Map.of("amount", from, "currency", "CNY"),
                "to", Map.of("amount", to, "currency", "CNY"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void in_a_posting(String name, String body, int status, String field, String rule)
            throws Exception {
        Company company = sender();

        Api.Answer answer =
                Eventually.until(
                        () -> company.api().send("POST", POSTINGS, Map.of(), body),
                        each -> each.status() != 403 && each.status() != 503);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("detail").asString()).isNotEmpty();
        if (!rule.isEmpty()) {
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
            assertThat(answer.json().at("/errors/0/rule").asString()).isEqualTo(rule);
        }
        assertThat(company.api().get(POSTINGS + "?owner=" + company.id())).isEmpty();
    }

    @Test
    void in_a_body_that_is_too_large() throws Exception {
        Api.Answer answer =
                sender().api().send("POST", POSTINGS, Map.of(), with("text", "x".repeat(300_000)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/matchmaking/postings?limit=0, 422, limit",
        "/api/matchmaking/postings?limit=101, 422, limit",
        "/api/matchmaking/postings?limit=x, 400, limit",
        "/api/matchmaking/postings?cursor=nonsense, 422, cursor",
        "/api/matchmaking/postings?ownr=x, 400, ownr",
        "/api/membership/organizations?cursor=%00, 400, cursor",
        "/api/membership/organizations?mine=yes, 400, mine",
        "/api/identity/audit?alliance=%ff, 400, alliance",
        "/api/identity/audit?nonsense=x, 400, nonsense",
        "/api/notifications/inbox/mine?cursor=x, 422, cursor"
    })
    void in_the_query(String path, int status, String field) throws Exception {
        Company company = sender();

        Api.Answer answer = company.api().send("GET", path, Map.of(), null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void in_an_unknown_path_or_method() throws Exception {
        Api api = Qiao.account().api();

        assertThat(api.send("GET", "/api/nowhere", Map.of(), null).status()).isEqualTo(404);
        assertThat(api.send("GET", "/api/matchmaking/nowhere", Map.of(), null).status())
                .isEqualTo(404);
        assertThat(api.send("DELETE", POSTINGS, Map.of(), null).status()).isEqualTo(405);
        assertThat(api.send("GET", POSTINGS + "/none", Map.of(), null).status()).isEqualTo(404);
    }

    @Test
    void in_a_social_credit_code() throws Exception {
        Api api = Qiao.account().api();
        String path = "/api/membership/organizations";
        String right =
                Bodies.profile("", "").put("socialCreditCode", "91350100M000100Y43").toString();
        String wrong =
                Bodies.profile("", "").put("socialCreditCode", "91350100M000100Y44").toString();

        assertThat(api.send("POST", path, Map.of(), right).status()).isEqualTo(201);
        Api.Answer answer = api.send("POST", path, Map.of(), wrong);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("socialCreditCode");
    }
}
