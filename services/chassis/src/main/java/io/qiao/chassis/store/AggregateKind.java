package io.qiao.chassis.store;

import io.qiao.contracts.wire.Topic;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How one kind of aggregate is kept.
///
/// @param collection the collection that holds it, one document each
/// @param topic where its events go
/// @param type the record that is its state
/// @param keys what it can be found by: names and values, drawn from the state
/// @param indexed key names that are looked up often
public record AggregateKind<S>(
        String collection,
        Topic topic,
        Class<S> type,
        Function<S, Map<String, Object>> keys,
        List<String> indexed) {

    public static <S> AggregateKind<S> of(
            Topic topic, Class<S> type, Function<S, Map<String, Object>> keys, String... indexed) {
        String collection = topic.address().substring(topic.address().lastIndexOf('.') + 1);
        return new AggregateKind<>(collection, topic, type, keys, List.of(indexed));
    }
}
