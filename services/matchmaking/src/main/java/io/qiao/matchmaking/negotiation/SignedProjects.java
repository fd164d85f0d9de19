package io.qiao.matchmaking.negotiation;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.ProjectEvent;
import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.wire.Topic;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which organizations stand in which signed project.
@Component
class SignedProjects implements FeedReader {
    private final Map<String, Set<String>> parties = new ConcurrentHashMap<>();

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PROJECTS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        if (envelope.event() instanceof ProjectEvent event) {
            parties.put(
                    event.project().id(),
                    event.project().parties().stream()
                            .map(SignedProject.Party::organization)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /// @param project may be absent; then there is nothing to check
    /// @throws Refused unless an organization of the match is a party of the project
    void require(Match match, @Nullable String project) {
        if (project != null
                && Collections.disjoint(
                        parties.getOrDefault(project, Set.of()), match.organizations())) {
            throw Refused.field(
                            "project",
                            "party",
                            "must be a signed project that one of the two is party of")
                    .provisional();
        }
    }
}
