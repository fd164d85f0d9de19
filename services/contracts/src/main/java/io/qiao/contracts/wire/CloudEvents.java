package io.qiao.contracts.wire;

import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.event.MalformedEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Maps an [Envelope] to a Kafka record and back, as the CloudEvents Kafka protocol binding says
/// for the binary content mode: attributes in headers `ce_*`, the event as JSON in the value.
/// Source: cloudevents.io, "Kafka Protocol Binding for CloudEvents", version 1.0.2.
public final class CloudEvents {
    public static final String CONTENT_TYPE = "application/json";

    /// How `ce_sequence` counts, as the CloudEvents extension "sequence" names it.
    public static final String SEQUENCE_TYPE = "Integer";

    private CloudEvents() {}

    /// The headers of the record; the value is [EventJson#write].
    public static Map<String, String> headers(Envelope<?> envelope) {
        return headers(
                new Attributes(
                        envelope.id(),
                        envelope.source(),
                        EventTypes.nameOf(envelope.event()),
                        envelope.subject(),
                        envelope.time(),
                        envelope.sequence(),
                        envelope.correlation(),
                        envelope.causation()));
    }

    /// The headers of a record whose event is written already.
    public static Map<String, String> headers(Attributes attributes) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", attributes.id());
        headers.put("ce_source", attributes.source());
        headers.put("ce_type", attributes.type());
        headers.put("ce_subject", attributes.subject());
        headers.put("ce_time", attributes.time().toString());
        headers.put("ce_dataschema", EventTypes.schemaOf(attributes.type()).toString());
        headers.put("ce_sequence", Long.toString(attributes.sequence()));
        headers.put("ce_sequencetype", SEQUENCE_TYPE);
        headers.put("ce_correlation", attributes.correlation());
        if (attributes.causation() != null) {
            headers.put("ce_causation", attributes.causation());
        }
        headers.put("content-type", CONTENT_TYPE);
        return headers;
    }

    /// What an [Envelope] says, with the event's type in place of the event.
    public record Attributes(
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            long sequence,
            String correlation,
            @Nullable String causation) {}

    /// Reads a record.
    ///
    /// @return empty when the type is not known here: a newer service speaks, and this one passes
    ///     it over
    /// @throws MalformedEvent when a required attribute is missing or something cannot be read
    public static Optional<Envelope<Event>> read(Map<String, String> headers, byte[] value) {
        return EventTypes.named(required(headers, "ce_type"))
                .map(type -> envelope(headers, EventJson.read(value, type)));
    }

    private static Envelope<Event> envelope(Map<String, String> headers, Event event) {
        String id = required(headers, "ce_id");
        try {
            return new Envelope<>(
                    id,
                    required(headers, "ce_source"),
                    required(headers, "ce_subject"),
                    Instant.parse(required(headers, "ce_time")),
                    Long.parseLong(required(headers, "ce_sequence")),
                    headers.getOrDefault("ce_correlation", id),
                    headers.get("ce_causation"),
                    event);
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            throw new MalformedEvent(
                    "ce_time or ce_sequence of " + id + " cannot be read", unreadable);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isEmpty()) {
            throw new MalformedEvent("header " + name + " is missing", null);
        }
        return value;
    }
}
