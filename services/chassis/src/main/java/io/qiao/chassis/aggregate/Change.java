package io.qiao.chassis.aggregate;

import io.qiao.contracts.event.Event;
import java.util.List;

/// What a decision leads to: the next state, and the events that say what happened.
public record Change<S>(S state, List<Event> events) {
    public Change {
        events = List.copyOf(events);
    }

    public static <S> Change<S> of(S state, Event... events) {
        return new Change<>(state, List.of(events));
    }
}
