package io.qiao.contracts.wire;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventType;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The names of event types on the wire and the records they stand for.
public final class EventTypes {
    private static final Map<String, Class<? extends Event>> BY_NAME =
            Arrays.stream(Topic.values())
                    .flatMap(topic -> topic.types().stream())
                    .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                    .collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    public static String nameOf(Event event) {
        return nameOf(event.getClass());
    }

    public static String nameOf(Class<?> type) {
        EventType annotation = type.getAnnotation(EventType.class);
        return Objects.requireNonNull(annotation, () -> type + " has no @EventType").value();
    }

    /// The name of the schema of a type's events (CloudEvents attribute `dataschema`). The schema
    /// itself stands under the type's name in `infra/docs/asyncapi.json`; it only ever grows, so
    /// the name stays.
    public static URI schemaOf(String name) {
        return URI.create("urn:qiao:schema:" + name);
    }

    /// The record that a name stands for; empty when this version does not know the name.
    public static Optional<Class<? extends Event>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// All types by name.
    public static Map<String, Class<? extends Event>> all() {
        return BY_NAME;
    }
}
