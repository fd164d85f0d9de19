package io.qiao.matchmaking.dashboard;

import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.ProjectEvent;
import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent;
import io.qiao.contracts.wire.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What the dashboards are drawn from: the newest state of every posting, match and signed
/// project. All figures follow from it, so that replaying the topics gives the same ones.
///
/// Memory is proportional to the postings and matches that ever were; a question looks at all of
/// them.
final class Board implements FeedReader {
    private final Map<String, Posting> postings = new ConcurrentHashMap<>();
    private final Map<String, Match> matches = new ConcurrentHashMap<>();
    private final Map<String, SignedProject> projects = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.POSTINGS, Topic.MATCHES, Topic.PROJECTS);
    }

    /// An older state than the one that is known is passed over: two feeds may tell it.
    @Override
    public synchronized void read(Envelope<Event> envelope) {
        if (seen.getOrDefault(envelope.subject(), 0L) >= envelope.sequence()) {
            return;
        }
        seen.put(envelope.subject(), envelope.sequence());
        switch (envelope.event()) {
            case PostingEvent event -> postings.put(event.posting().id(), light(event.posting()));
            case MatchEvent event -> matches.put(event.match().id(), event.match().brief());
            case ProjectEvent event -> projects.put(event.project().id(), event.project());
            default -> throw new IllegalArgumentException("not followed: " + envelope.event());
        }
        changes.incrementAndGet();
    }

    /// Without its text, which is not counted.
    private static Posting light(Posting posting) {
        return new Posting(
                posting.id(),
                posting.owner(),
                posting.kind(),
                posting.category(),
                posting.title(),
                "",
                posting.industry(),
                posting.region(),
                null,
                posting.alliances(),
                posting.gathering(),
                posting.validUntil(),
                posting.status(),
                posting.publishedAt(),
                null,
                null,
                null,
                null);
    }

    Collection<Posting> postings() {
        return postings.values();
    }

    Collection<Match> matches() {
        return matches.values();
    }

    Optional<SignedProject> project(String id) {
        return Optional.ofNullable(projects.get(id));
    }

    /// Grows with every change.
    long changes() {
        return changes.get();
    }
}
