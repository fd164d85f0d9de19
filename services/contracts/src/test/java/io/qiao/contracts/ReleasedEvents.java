package io.qiao.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.wire.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Holds the events to what was released: `src/released/<type>.schema.json` is the shape that
/// readers rely on, `src/released/<type>.v<n>.json` a sample of each shape that was ever
/// published. Run with `-Dreleased.write=true` to release a new type or a new optional field.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleasedEvents {
    private static final Path FOLDER = Path.of("src/released");
    private static final boolean WRITE = Boolean.getBoolean("released.write");

    @Test
    void every_type_has_a_sample() {
        assertThat(Samples.all())
                .map(EventTypes::nameOf)
                .containsExactlyInAnyOrderElementsOf(EventTypes.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("events")
    void no_type_breaks_its_readers(Event event) throws IOException {
        Path file = FOLDER.resolve(EventTypes.nameOf(event) + ".schema.json");
        JsonNode current = Schemas.of(event.getClass());
        if (WRITE) {
            write(file, current);
        }

        assertThat(Breaks.between(read(file), current)).isEmpty();
    }

    /// A field that came later may be added with its default; nothing is lost or altered.
    @ParameterizedTest
    @MethodSource("events")
    void every_released_sample_is_read_and_written_whole(Event event) throws IOException {
        JsonNode current = EventJson.MAPPER.readTree(EventJson.write(event));
        if (WRITE && !current.equals(newest(event))) {
            int version = samples(event).size() + 1;
            write(
                    FOLDER.resolve(EventTypes.nameOf(event) + ".v%d.json".formatted(version)),
                    current);
        }

        assertThat(newest(event)).isEqualTo(current);
        for (Path sample : samples(event)) {
            Event back = EventJson.read(Files.readAllBytes(sample), event.getClass());
            JsonNode again = EventJson.MAPPER.readTree(EventJson.write(back));
            assertThat(contains(again, read(sample))).as(sample + " became " + again).isTrue();
        }
    }

    private static boolean contains(JsonNode whole, JsonNode part) {
        return part.isObject()
                ? part.properties().stream()
                        .allMatch(
                                each ->
                                        whole.has(each.getKey())
                                                && contains(
                                                        whole.get(each.getKey()), each.getValue()))
                : whole.equals(part);
    }

    private static @Nullable JsonNode newest(Event event) throws IOException {
        List<Path> samples = samples(event);
        return samples.isEmpty() ? null : read(samples.getLast());
    }

    @Test
    void a_field_gone_retyped_or_newly_required_is_a_break() {
        ObjectNode released =
                schema(
                        "{'type':'object','required':['a'],'properties':{'a':{'type':'string'},'b':{'type':'string'}}}");

        assertThat(
                        Breaks.between(
                                released,
                                schema(
                                        "{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}")))
                .containsExactly("/b is gone");
        assertThat(
                        Breaks.between(
                                released,
                                schema(
                                        "{'type':'object','required':['a'],'properties':{'a':{'type':'integer'},'b':{'type':'string'}}}")))
                .containsExactly("/a has another type");
        assertThat(
                        Breaks.between(
                                released,
                                schema(
                                        "{'type':'object','required':['a','b'],'properties':{'a':{'type':'string'},'b':{'type':'string'}}}")))
                .containsExactly("/b became required");
        assertThat(
                        Breaks.between(
                                released,
                                schema(
                                        "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string'}}}")))
                .containsExactly("/a stopped being required");
    }

    @Test
    void a_new_optional_field_is_none() {
        ObjectNode released =
                schema("{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}");
        ObjectNode current =
                schema(
                        "{'type':'object','required':['a'],'properties':{'a':{'type':'string'},'b':{'type':'string'}}}");

        assertThat(Breaks.between(released, current)).isEmpty();
    }

    @Test
    void nothing_is_released_that_the_code_no_longer_knows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(
                            files.map(
                                    file ->
                                            file.getFileName()
                                                    .toString()
                                                    .replaceAll("\\.(schema|v\\d+)\\.json$", "")))
                    .isSubsetOf(EventTypes.all().keySet());
        }
    }

    static Stream<Event> events() {
        return Samples.all().stream();
    }

    private static List<Path> samples(Event event) throws IOException {
        String start = EventTypes.nameOf(event) + ".v";
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        }
    }

    private static ObjectNode schema(String json) {
        return (ObjectNode) EventJson.MAPPER.readTree(json.replace('\'', '"'));
    }

    private static JsonNode read(Path file) throws IOException {
        return EventJson.MAPPER.readTree(Files.readString(file));
    }

    private static void write(Path file, JsonNode json) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(file, json.toPrettyString() + "\n", UTF_8);
    }
}
