package io.qiao.identity.invitation;

import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.membership.AllianceEvent;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What organizations and alliances are called, as membership tells.
@Component
final class PlaceNames implements FeedReader {
    private final Map<String, LocalizedText> names = new ConcurrentHashMap<>();

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.ALLIANCES, Topic.ORGANIZATIONS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        switch (envelope.event()) {
            case OrganizationEvent event ->
                    names.put(event.organization().id(), event.organization().profile().name());
            case AllianceEvent event -> names.put(event.alliance().id(), event.alliance().name());
            default -> throw new IllegalArgumentException("not followed: " + envelope.event());
        }
    }

    /// Empty for what has not been heard of.
    Optional<LocalizedText> of(String place) {
        return Optional.ofNullable(names.get(place));
    }
}
