package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What no answer may tell: what we are built of, and where the parts of it are.
final class Discretion {
    private static final Pattern INSIDE =
            Pattern.compile(
                    "\\b(java|javax|jakarta|org|com|io|reactor|tools)\\.[a-z]+|Exception|Throwable"
                            + "|[Nn]etty|[Tt]omcat|[Jj]ackson|[Ss]pring|[Mm]ongo|[Kk]afka"
                            + "|127\\.0\\.0\\.1|localhost");

    private Discretion() {}

    /// @return the problem
    static JsonNode problem(String contentType, String body, String request) {
        assertThat(contentType).as(request).startsWith("application/problem+json");
        assertThat(INSIDE.matcher(body).find()).as(request + "\n" + body).isFalse();
        JsonNode problem = Api.JSON.readTree(body);
        assertThat(problem.path("type").asString("")).startsWith("urn:qiao:problem:");
        assertThat(problem.path("detail").asString("")).as(request).endsWith(".");
        return problem;
    }
}
