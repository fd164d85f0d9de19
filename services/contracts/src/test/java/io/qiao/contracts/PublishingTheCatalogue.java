package io.qiao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.wire.CloudEvents;
import io.qiao.contracts.wire.EventTypes;
import io.qiao.contracts.wire.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The event catalogue as an AsyncAPI 3 document, drawn from the code: `infra/docs/asyncapi.json`.
/// Run with `-Dreleased.write=true` to write it anew.
class PublishingTheCatalogue {
    private static final Path FILE = Path.of("../../infra/docs/asyncapi.json");

    @Test
    void says_what_the_code_says() throws IOException {
        String current = catalogue().toPrettyString() + "\n";
        if (Boolean.getBoolean("released.write")) {
            Files.writeString(FILE, current);
        }

        assertThat(Files.readString(FILE)).isEqualTo(current);
    }

    @Test
    void knows_every_topic_and_type() {
        ObjectNode catalogue = catalogue();

        assertThat(catalogue.get("channels")).hasSize(Topic.values().length);
        assertThat(catalogue.at("/components/messages")).hasSize(EventTypes.all().size());
    }

    private static ObjectNode catalogue() {
        ObjectNode document = EventJson.MAPPER.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Qiao events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in Kafka's binary content mode: attributes in headers ce_*,"
                                + " the event as JSON in the value. All topics are compacted; the"
                                + " record key is the aggregate's id.");
        document.put("defaultContentType", CloudEvents.CONTENT_TYPE);
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        components.putObject("schemas").set("cloudEventHeaders", headers());
        for (Topic topic : Topic.values()) {
            channel(topic, channels.putObject(topic.name().toLowerCase(Locale.ROOT)));
            operation(topic, operations.putObject("publish" + topic.name()));
            topic.types()
                    .forEach(type -> message(type, messages.putObject(EventTypes.nameOf(type))));
        }
        return document;
    }

    private static void channel(Topic topic, ObjectNode channel) {
        channel.put("address", topic.address());
        ObjectNode messages = channel.putObject("messages");
        for (Class<?> type : topic.types()) {
            String name = EventTypes.nameOf(type);
            messages.putObject(name).put("$ref", "#/components/messages/" + name);
        }
        channel.putObject("bindings")
                .putObject("kafka")
                .put("partitions", Topic.PARTITIONS)
                .putObject("topicConfiguration")
                .putArray("cleanup.policy")
                .add("compact");
    }

    private static void operation(Topic topic, ObjectNode operation) {
        operation.put("action", "send");
        operation
                .putObject("channel")
                .put("$ref", "#/channels/" + topic.name().toLowerCase(Locale.ROOT));
    }

    private static void message(Class<?> type, ObjectNode message) {
        message.put("name", EventTypes.nameOf(type));
        message.put("title", type.getSimpleName());
        message.putObject("headers").put("$ref", "#/components/schemas/cloudEventHeaders");
        message.set("payload", Schemas.of(type));
    }

    private static ObjectNode headers() {
        ObjectNode schema = EventJson.MAPPER.createObjectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        List<String> names =
                List.of(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_time",
                        "ce_sequence",
                        "ce_correlation",
                        "ce_causation",
                        "traceparent",
                        "content-type");
        names.forEach(each -> properties.putObject(each).put("type", "string"));
        List<String> optional = List.of("ce_causation", "traceparent", "content-type");
        names.stream()
                .filter(each -> !optional.contains(each))
                .forEach(schema.withArray("/required")::add);
        return schema;
    }
}
