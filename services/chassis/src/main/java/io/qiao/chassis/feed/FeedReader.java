package io.qiao.chassis.feed;

import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.wire.Topic;
import java.util.Set;

/// Keeps something in memory that follows from events. Called by one thread, in the order of each
/// topic's partitions, from the beginning at every start; never twice for one sequence of a
/// subject.
public interface FeedReader {
    /// The topics it follows.
    Set<Topic> topics();

    /// Takes in one event; must not block.
    void read(Envelope<Event> envelope);
}
