package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.demo.Api;
import java.net.URLEncoder;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes requests that are nearly what an [Operation] asks for. The same numbers make the same
/// requests.
final class Mischief {
    /// Becomes half of a surrogate pair once the body is text: no JSON writer would write one.
    private static final String HALF = "HALF-A-CHARACTER";

    private static final int DEEPEST = 6;

    /// As they stand in an address.
    private static final List<String> VALUES =
            List.of(
                    "",
                    "x",
                    "0",
                    "-1",
                    "1.5",
                    "0x10",
                    "99999999999999999999",
                    "true",
                    "null",
                    "%00",
                    "%ff",
                    "%0A",
                    "%F0%9F%98%80",
                    "%ED%A0%80",
                    "%24ne",
                    "..%2F..%2Fetc",
                    "%2e%2e",
                    "a%2Fb",
                    "a;b=c",
                    "+999999999-12-31",
                    "2026-13-01",
                    "NaN",
                    "%7B%7D",
                    "'%22%3C%3E",
                    "01890000-0000-7000-8000-000000000000");

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "x",
                    "\u0000",
                    "\u001b[2J",
                    "a\nb",
                    "\uFFFE",
                    HALF,
                    "😀".repeat(300),
                    "5",
                    "$where",
                    "+999999999-12-31T23:59:59Z",
                    "2026-01-01",
                    "0000-00-00",
                    "1e999",
                    "C39",
                    "440300",
                    "zh-Hans",
                    "x".repeat(5_000),
                    "<script>",
                    "../../x");

    private static final List<UnaryOperator<String>> TEARS =
            List.of(
                    body -> body + " {}",
                    body -> body.substring(0, body.length() / 2),
                    body -> "[" + body + "]",
                    body -> body.replaceFirst("\"(\\w+)\":", "\"$1\":null,\"$1\":"),
                    body -> body.replaceFirst(":", ":["),
                    body -> "\uFEFF" + body,
                    body -> "");

    private final Random random;

    Mischief(long seed) {
        this.random = new Random(seed);
    }

    /// An address of the operation; mostly with the parameters that it takes.
    String target(Operation operation, String own) {
        String path = operation.path();
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (JsonNode each : operation.parameters()) {
            String name = each.get("name").asString();
            String value = once(3) ? own : any(VALUES);
            if (each.get("in").asString().equals("path")) {
                path = path.replace("{" + name + "}", value.isEmpty() ? "x" : value);
            } else if (each.path("required").asBoolean(false) || once(3)) {
                query.add(name + "=" + (once(2) ? likely(operation, each) : value));
            }
        }
        if (once(12)) {
            query.add(any(VALUES) + "=" + any(VALUES));
        }
        return path + query;
    }

    private String likely(Operation operation, JsonNode parameter) {
        JsonNode schema = operation.resolved(parameter.path("schema"));
        return URLEncoder.encode(value(operation, schema, DEEPEST).asString("x"), UTF_8);
    }

    /// A body of the operation with something wrong here and there.
    String body(Operation operation, String own) {
        String text = value(operation, operation.body(), 0).toString().replace("OWN", own);
        return (once(8) ? any(TEARS).apply(text) : text).replace(HALF, "\\ud83d");
    }

    private JsonNode value(Operation operation, JsonNode described, int depth) {
        if (once(9)) {
            return wrong();
        }
        JsonNode schema = operation.resolved(described);
        if (schema.has("enum")) {
            return schema.at("/enum/" + random.nextInt(schema.get("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(operation, schema, depth);
            case "array" -> list(operation, schema.path("items"), depth);
            case "integer" -> JsonNodeFactory.instance.numberNode(random.nextInt(1, 10));
            case "number" -> JsonNodeFactory.instance.numberNode(random.nextDouble());
            case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            default -> JsonNodeFactory.instance.stringNode(text(schema));
        };
    }

    private static String type(JsonNode schema) {
        return schema.has("properties") ? "object" : schema.path("type").asString("string");
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date" -> "2026-%02d-01".formatted(random.nextInt(1, 13));
            case "date-time" -> "2026-12-%02dT08:00:00Z".formatted(random.nextInt(1, 29));
            default -> once(2) ? "OWN" : any(TEXTS);
        };
    }

    private ObjectNode object(Operation operation, JsonNode schema, int depth) {
        ObjectNode object = Api.JSON.createObjectNode();
        schema.path("properties")
                .properties()
                .forEach(
                        each -> {
                            if (depth < DEEPEST && !once(10)) {
                                object.set(
                                        each.getKey(),
                                        value(operation, each.getValue(), depth + 1));
                            }
                        });
        if (schema.has("additionalProperties") && depth < DEEPEST) {
            object.set(any(TEXTS), value(operation, schema.get("additionalProperties"), depth + 1));
        }
        if (once(12)) {
            object.set(any(TEXTS), wrong());
        }
        return object;
    }

    private ArrayNode list(Operation operation, JsonNode items, int depth) {
        ArrayNode list = Api.JSON.createArrayNode();
        int most = once(20) ? 300 : 3;
        for (int at = random.nextInt(most); at > 0 && depth < DEEPEST; at--) {
            list.add(value(operation, items, depth + 1));
        }
        return list;
    }

    private JsonNode wrong() {
        return switch (random.nextInt(8)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> Api.JSON.createArrayNode().addNull();
            case 2 -> Api.JSON.createObjectNode().put("$ne", 1);
            case 3 -> JsonNodeFactory.instance.numberNode(1.5);
            case 4 -> JsonNodeFactory.instance.numberNode(Long.MIN_VALUE);
            case 5 -> JsonNodeFactory.instance.booleanNode(true);
            default -> JsonNodeFactory.instance.stringNode(any(TEXTS));
        };
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
