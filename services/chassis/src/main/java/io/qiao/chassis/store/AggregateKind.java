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
/// @param concerning the alliances whose business its changes are: their secretariats read of them
///     in the audit trail, nobody else but the platform's administrator does
public record AggregateKind<S>(
        String collection,
        Topic topic,
        Class<S> type,
        Function<S, Map<String, Object>> keys,
        List<String> indexed,
        Function<S, List<String>> concerning) {

    /// One that is no alliance's business.
    public static <S> AggregateKind<S> of(
            Topic topic, Class<S> type, Function<S, Map<String, Object>> keys, String... indexed) {
        String collection = topic.address().substring(topic.address().lastIndexOf('.') + 1);
        return new AggregateKind<>(collection, topic, type, keys, List.of(indexed), _ -> List.of());
    }

    /// The same, when its changes are the business of those alliances.
    public AggregateKind<S> concerning(Function<S, List<String>> alliances) {
        return new AggregateKind<>(collection, topic, type, keys, indexed, alliances);
    }
}
