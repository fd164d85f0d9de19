package io.qiao.chassis.outbox;

import io.qiao.contracts.wire.Topic;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whom a change concerns.
///
/// @param aggregate the id of what changed
public record Concern(String aggregate, List<String> alliances, List<String> organizations) {
    /// Found in the keys of the aggregate, or in what it is.
    public static Concern of(Topic topic, String id, Map<String, Object> keys) {
        return new Concern(
                id,
                topic == Topic.ALLIANCES ? List.of(id) : named(keys, "alliance", "alliances"),
                topic == Topic.ORGANIZATIONS
                        ? List.of(id)
                        : named(keys, "owner", "organization", "organizations"));
    }

    private static List<String> named(Map<String, Object> keys, String... names) {
        return Arrays.stream(names)
                .map(keys::get)
                .flatMap(
                        value ->
                                switch (value) {
                                    case String one -> Stream.of(one);
                                    case Collection<?> many -> many.stream().map(String::valueOf);
                                    case null, default -> Stream.of();
                                })
                .distinct()
                .toList();
    }
}
