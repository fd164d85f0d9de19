package io.qiao.chassis.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.audit.AuditEntry;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.event.EventJson;
import io.qiao.contracts.wire.EventTypes;
import io.qiao.contracts.wire.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Turns events into the entries that are kept beside the state, and names the fields they live
/// in.
public final class Outbox {
    /// The list of entries, oldest first.
    public static final String FIELD = "outbox";

    /// Since when the oldest entry waits; absent when none does.
    public static final String PENDING = "pending";

    /// Until when one relay has the document to itself.
    public static final String CLAIM = "claim";

    /// How long a claim lasts: longer than a publication can take, so that no two relays ever
    /// publish the same document's events side by side.
    public static final Duration LEASE = Duration.ofSeconds(10);

    private final Traces traces;
    private final Clock clock;

    public Outbox(Traces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    /// @param sequence the aggregate's last sequence so far
    public List<OutboxEntry> entries(
            Concern concern, long sequence, List<Event> events, Cause cause) {
        return IntStream.range(0, events.size())
                .mapToObj(at -> entry(concern, sequence + at + 1, events.get(at), cause))
                .toList();
    }

    private OutboxEntry entry(Concern concern, long sequence, Event event, Cause cause) {
        String id = id(Topic.of(event), concern.aggregate(), sequence);
        String type = EventTypes.nameOf(event);
        Instant now = clock.instant();
        return new OutboxEntry(
                id,
                type,
                sequence,
                now,
                cause.correlation(),
                cause.causation(),
                traces.current(),
                new String(EventJson.write(event), UTF_8),
                cause.actor() == null ? null : audit(concern, id, type, now, cause));
    }

    /// The same for every attempt, and unlike that of any other event of this service: aggregates
    /// of two topics may have the same id.
    static String id(Topic topic, String aggregate, long sequence) {
        return Ids.of(topic.address(), aggregate, Long.toString(sequence));
    }

    private static AuditEntry audit(
            Concern concern, String id, String type, Instant now, Cause cause) {
        return new AuditEntry(
                id,
                now,
                cause.actor(),
                cause.address(),
                type,
                concern.aggregate(),
                AuditEntry.Outcome.DONE,
                null,
                concern.alliances(),
                cause.correlation());
    }
}
