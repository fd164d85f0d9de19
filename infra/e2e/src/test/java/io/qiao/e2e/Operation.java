package io.qiao.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Something that a service can be asked for, as its OpenAPI description has it.
///
/// @param service its whole description, for references within
/// @param described what it says of this
record Operation(String method, String path, JsonNode described, JsonNode service) {
    private static final List<String> SERVICES =
            List.of("identity", "membership", "events", "matchmaking", "notifications");
    private static final Set<String> PLACES = Set.of("path", "query");

    /// Everything that all services can be asked for.
    static List<Operation> all() throws IOException, InterruptedException {
        List<Operation> all = new ArrayList<>();
        for (String each : SERVICES) {
            JsonNode service = Qiao.stranger().get("/api/%s/openapi.json".formatted(each));
            for (Map.Entry<String, JsonNode> path : service.get("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    all.add(
                            new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue(),
                                    service));
                }
            }
        }
        return all;
    }

    String name() {
        return method + " " + path;
    }

    /// What can be in its address.
    List<JsonNode> parameters() {
        return described
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .filter(each -> PLACES.contains(each.path("in").asString("")))
                .toList();
    }

    /// What its body should look like; missing when it takes none.
    JsonNode body() {
        return described.at("/requestBody/content/application~1json/schema");
    }

    /// Where a description refers to another part of itself, that part.
    JsonNode resolved(JsonNode part) {
        String reference = part.path("$ref").asString("");
        return reference.isEmpty() ? part : resolved(service.at(reference.substring(1)));
    }
}
