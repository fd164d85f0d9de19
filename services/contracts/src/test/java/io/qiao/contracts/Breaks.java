package io.qiao.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a new schema of an event would break for readers of the released one, or for new readers
/// of old events: a field gone, renamed or retyped, a value added or taken from a list, a field
/// that became required or stopped being so. A new optional field breaks nothing.
final class Breaks {
    private final List<String> found = new ArrayList<>();

    private Breaks() {}

    static List<String> between(JsonNode released, JsonNode current) {
        Breaks breaks = new Breaks();
        breaks.compare("", released, current);
        return breaks.found;
    }

    private void compare(String path, JsonNode released, JsonNode current) {
        same(path, "type", released, current);
        same(path, "format", released, current);
        same(path, "enum", released, current);
        if (released.has("items")) {
            compare(path + "[]", released.get("items"), current.path("items"));
        }
        for (String name : released.path("properties").propertyNames()) {
            property(path + "/" + name, name, released, current);
        }
        required(path, released, current);
    }

    private void property(String path, String name, JsonNode released, JsonNode current) {
        JsonNode now = current.path("properties").path(name);
        if (now.isMissingNode()) {
            found.add(path + " is gone");
        } else {
            compare(path, released.path("properties").path(name), now);
        }
    }

    private void required(String path, JsonNode released, JsonNode current) {
        Set<String> before = names(released);
        Set<String> now = names(current);
        now.stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> found.add(path + "/" + name + " became required"));
        before.stream()
                .filter(name -> current.path("properties").has(name) && !now.contains(name))
                .forEach(name -> found.add(path + "/" + name + " stopped being required"));
    }

    private void same(String path, String keyword, JsonNode released, JsonNode current) {
        if (!released.path(keyword).equals(current.path(keyword))) {
            found.add(path + " has another " + keyword);
        }
    }

    private static Set<String> names(JsonNode schema) {
        return schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }
}
