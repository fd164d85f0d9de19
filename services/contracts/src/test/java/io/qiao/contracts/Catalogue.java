package io.qiao.contracts;

import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.wire.CloudEvents;
import io.qiao.contracts.wire.EventTypes;
import io.qiao.contracts.wire.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// All that travels over Kafka, as an AsyncAPI 3 document: topics, events with an example each,
/// headers, keys, and what services set aside and are given again.
final class Catalogue {
    static final List<String> SERVICES =
            List.of("identity", "membership", "events", "matchmaking", "notifications");

    private static final String SET_ASIDE = "set-aside";
    private static final List<String> OPTIONAL =
            List.of("ce_causation", "traceparent", "content-type");
    private static final Map<String, String> ORIGIN =
            Map.of(
                    "qiao-topic", "the topic that it came from",
                    "qiao-partition", "its partition there",
                    "qiao-offset", "its offset there",
                    "qiao-reason", "why it was set aside",
                    "qiao-replays", "how often it was given again");

    private final ObjectNode document = EventJson.MAPPER.createObjectNode();
    private final ObjectNode channels;
    private final ObjectNode operations;
    private final ObjectNode messages;
    private final ObjectNode schemas;

    private Catalogue() {
        document.put("asyncapi", "3.0.0");
        introduce();
        document.put("defaultContentType", CloudEvents.CONTENT_TYPE);
        serve();
        channels = document.putObject("channels");
        operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        messages = components.putObject("messages");
        schemas = components.putObject("schemas");
    }

    static ObjectNode document() {
        Catalogue catalogue = new Catalogue();
        for (Topic topic : Topic.values()) {
            catalogue.describe(topic);
        }
        Samples.all().forEach(catalogue::describe);
        catalogue.describeWhatIsSetAside();
        return catalogue.document;
    }

    private void introduce() {
        ObjectNode info = document.putObject("info");
        info.put("title", "Qiao events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in Kafka's binary content mode: attributes in headers ce_*,"
                                + " the event as JSON in the value. All topics are compacted; the"
                                + " record key is the aggregate's id.");
        info.putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    }

    private void serve() {
        ObjectNode servers = document.putObject("servers");
        servers.putObject("compose")
                .put("host", "kafka:9092")
                .put("protocol", "kafka")
                .put("description", "On the inner network of docker-compose.yml.");
        servers.putObject("local")
                .put("host", "127.0.0.1:{port}")
                .put("protocol", "kafka")
                .put("description", "What infra/up runs; the port stands in ports.properties.")
                .putObject("variables")
                .putObject("port")
                .put("default", "9092");
    }

    private void describe(Topic topic) {
        String name = topic.name().toLowerCase(Locale.ROOT);
        ObjectNode channel = channel(name, topic.address(), Topic.PARTITIONS);
        topic.types().forEach(type -> refer(channel, EventTypes.nameOf(type)));
        channel.at("/bindings/kafka/topicConfiguration")
                .asObject()
                .putArray("cleanup.policy")
                .add("compact");
        operation("publish" + topic.name(), "send", name);
    }

    private ObjectNode channel(String name, String address, int partitions) {
        ObjectNode channel = channels.putObject(name).put("address", address);
        channel.putObject("messages");
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("partitions", partitions).putObject("topicConfiguration");
        return channel;
    }

    private static void refer(ObjectNode channel, String message) {
        channel.get("messages")
                .asObject()
                .putObject(message)
                .put("$ref", "#/components/messages/" + message);
    }

    private void operation(String name, String action, String channel) {
        operations
                .putObject(name)
                .put("action", action)
                .putObject("channel")
                .put("$ref", "#/channels/" + channel);
    }

    private void describe(Event event) {
        String type = EventTypes.nameOf(event);
        Class<?> record = event.getClass();
        ObjectNode schema = Schemas.of(record).asObject();
        schema.remove("$schema");
        schemas.set(type, schema);
        schemas.set(type + ".headers", attributes(type, EventTypes.schemaOf(type).toString()));
        ObjectNode message = message(type, record.getSimpleName());
        message.putObject("headers").put("$ref", "#/components/schemas/" + type + ".headers");
        message.putObject("payload").put("$ref", "#/components/schemas/" + type);
        ObjectNode example = message.putArray("examples").addObject();
        example.put("name", record.getSimpleName());
        example.set("headers", EventJson.MAPPER.valueToTree(CloudEvents.headers(envelope(event))));
        example.set("payload", EventJson.MAPPER.readTree(EventJson.write(event)));
    }

    private ObjectNode message(String name, String title) {
        ObjectNode message = messages.putObject(name);
        message.put("name", name).put("title", title);
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", "The id of the aggregate.");
        return message;
    }

    private static Envelope<Event> envelope(Event event) {
        Topic topic = Topic.of(event);
        return new Envelope<>(
                "5f0c1d2e3a4b5c6d7e8f901234567890",
                "/qiao/" + topic.address().split("\\.", 3)[1],
                "agg-1",
                Instant.parse("2026-01-02T03:04:05Z"),
                1,
                "018f3b2a-0000-7000-8000-000000000001",
                null,
                event);
    }

    /// What a service could not handle, as it came, and the same when it is given again.
    private void describeWhatIsSetAside() {
        ObjectNode headers = EventJson.MAPPER.createObjectNode().put("type", "object");
        ORIGIN.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> text(headers, each.getKey()).put("description", each.getValue()));
        schemas.set(SET_ASIDE + ".headers", headers);
        ObjectNode message = message(SET_ASIDE, "An event that was set aside, as it came");
        message.putObject("headers").put("$ref", "#/components/schemas/" + SET_ASIDE + ".headers");
        message.putObject("payload").put("description", "Whatever the record held.");
        for (String service : SERVICES) {
            letters(service, "dead-letters", "send");
            letters(service, "replays", "receive");
        }
    }

    private void letters(String service, String what, String action) {
        String name = service + "-" + what;
        refer(channel(name, "qiao." + service + "." + what, 1), SET_ASIDE);
        operation(action + "-" + name, action, name);
    }

    private static ObjectNode attributes(String type, String dataschema) {
        ObjectNode schema = EventJson.MAPPER.createObjectNode().put("type", "object");
        text(schema, "ce_specversion").put("const", "1.0");
        text(schema, "ce_id").put("description", "Unique per source.");
        text(schema, "ce_source").put("pattern", "^/qiao/[a-z]+$");
        text(schema, "ce_type").put("const", type);
        text(schema, "ce_subject").put("description", "The id of the aggregate; the record key.");
        text(schema, "ce_time").put("format", "date-time");
        text(schema, "ce_dataschema").put("const", dataschema);
        text(schema, "ce_sequence").put("pattern", "^[1-9][0-9]*$");
        text(schema, "ce_sequencetype").put("const", CloudEvents.SEQUENCE_TYPE);
        text(schema, "ce_correlation");
        text(schema, "ce_causation");
        text(schema, "traceparent");
        text(schema, "content-type").put("const", CloudEvents.CONTENT_TYPE);
        schema.get("properties").propertyNames().stream()
                .filter(each -> !OPTIONAL.contains(each))
                .forEach(schema.withArray("/required")::add);
        return schema;
    }

    private static ObjectNode text(ObjectNode schema, String name) {
        return schema.withObject("/properties").putObject(name).put("type", "string");
    }
}
