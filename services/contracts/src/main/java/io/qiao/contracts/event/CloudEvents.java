package io.qiao.contracts.event;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Maps an [Envelope] to a Kafka record and back, as the CloudEvents Kafka protocol binding says
/// for the binary content mode: attributes in headers `ce_*`, the event as JSON in the value.
/// Source: cloudevents.io, "Kafka Protocol Binding for CloudEvents", version 1.0.2.
public final class CloudEvents {
    public static final String CONTENT_TYPE = "application/json";

    private CloudEvents() {}

    /// The headers of the record; the value is [EventJson#write].
    public static Map<String, String> headers(Envelope<?> envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id());
        headers.put("ce_source", envelope.source());
        headers.put("ce_type", EventTypes.nameOf(envelope.event()));
        headers.put("ce_subject", envelope.subject());
        headers.put("ce_time", envelope.time().toString());
        headers.put("ce_sequence", Long.toString(envelope.sequence()));
        headers.put("ce_correlation", envelope.correlation());
        if (envelope.causation() != null) {
            headers.put("ce_causation", envelope.causation());
        }
        headers.put("content-type", CONTENT_TYPE);
        return headers;
    }

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
