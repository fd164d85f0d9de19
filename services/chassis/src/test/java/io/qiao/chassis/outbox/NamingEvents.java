package io.qiao.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.matchmaking.Block;
import io.qiao.contracts.matchmaking.BlockEvent.PartnerBlocked;
import io.qiao.contracts.matchmaking.Embedding;
import io.qiao.contracts.matchmaking.EmbeddingEvent.SubjectEmbedded;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The id of an event is unique among all that its service says (CloudEvents 1.0, `source` and
/// `id`).
class NamingEvents {
    private static final String SAME = "s-1";
    private static final Event EMBEDDED =
            new SubjectEmbedded(new Embedding(SAME, "model", "digest", null, null));
    private static final Event BLOCKED = new PartnerBlocked(new Block(SAME, "o-1", "o-2", true));

    private final Outbox outbox = new Outbox(new Traces(Tracer.NOOP), Clock.systemUTC());

    private String id(long sequence, Event event) {
        Concern concern = new Concern(SAME, List.of());
        return outbox.entries(concern, sequence, List.of(event), Cause.ofItself()).getFirst().id();
    }

    @Test
    void two_topics_with_an_aggregate_of_the_same_id_share_no_event_id() {
        assertThat(id(0, EMBEDDED)).isNotEqualTo(id(0, BLOCKED));
    }

    @Test
    void the_same_event_has_the_same_id_again_and_the_next_one_another() {
        assertThat(id(3, BLOCKED)).isEqualTo(id(3, BLOCKED)).isNotEqualTo(id(4, BLOCKED));
    }
}
