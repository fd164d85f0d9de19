package io.qiao.matchmaking.posting;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.GatheringEvent;
import io.qiao.contracts.wire.Topic;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which gatherings there are, for postings that are taken there.
@Component
class KnownGatherings implements FeedReader {
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.GATHERINGS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        if (envelope.event() instanceof GatheringEvent event) {
            known.add(event.gathering().id());
        }
    }

    /// @param gathering may be absent; then there is nothing to check
    /// @throws Refused unless there is such a gathering
    void require(@Nullable String gathering) {
        if (gathering != null && !known.contains(gathering)) {
            throw Refused.field("gathering", "unknown", "must be the id of an event").provisional();
        }
    }
}
