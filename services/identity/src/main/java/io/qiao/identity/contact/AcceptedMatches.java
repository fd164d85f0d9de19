package io.qiao.identity.contact;

import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The matches that both sides accepted, as matchmaking tells.
@Component
class AcceptedMatches implements FeedReader {
    private final Map<String, Match> accepted = new ConcurrentHashMap<>();

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.MATCHES);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        if (envelope.event() instanceof MatchEvent event) {
            Match match = event.match();
            if (match.stage() == Match.Stage.ACCEPTED || match.stage() == Match.Stage.CONCLUDED) {
                accepted.put(match.id(), match);
            } else {
                accepted.remove(match.id());
            }
        }
    }

    Optional<Match> find(String match) {
        return Optional.ofNullable(accepted.get(match));
    }
}
