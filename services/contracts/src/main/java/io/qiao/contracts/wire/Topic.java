package io.qiao.contracts.wire;

import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.AgreementEvent;
import io.qiao.contracts.events.GatheringEvent;
import io.qiao.contracts.events.ProjectEvent;
import io.qiao.contracts.identity.AccountEvent;
import io.qiao.contracts.identity.InvitationEvent;
import io.qiao.contracts.identity.ProgramEvent;
import io.qiao.contracts.matchmaking.AbuseReportEvent;
import io.qiao.contracts.matchmaking.BlockEvent;
import io.qiao.contracts.matchmaking.ConsortiumEvent;
import io.qiao.contracts.matchmaking.EmbeddingEvent;
import io.qiao.contracts.matchmaking.HitEvent;
import io.qiao.contracts.matchmaking.MatchEvent;
import io.qiao.contracts.matchmaking.MessageEvent;
import io.qiao.contracts.matchmaking.PostingEvent;
import io.qiao.contracts.matchmaking.StandingInterestEvent;
import io.qiao.contracts.membership.AllianceEvent;
import io.qiao.contracts.membership.MembershipEvent;
import io.qiao.contracts.membership.OrganizationEvent;
import java.util.Arrays;
import java.util.List;

/// Every topic of the platform: its name, the events on it, and how it is kept. The record key is
/// the aggregate's id. All topics are compacted: each event carries the whole state of its
/// aggregate, so the last one per key is enough to rebuild what a reader knows.
public enum Topic {
    ACCOUNTS("qiao.identity.accounts", AccountEvent.class),
    PROGRAMS("qiao.identity.programs", ProgramEvent.class),
    INVITATIONS("qiao.identity.invitations", InvitationEvent.class),
    ALLIANCES("qiao.membership.alliances", AllianceEvent.class),
    ORGANIZATIONS("qiao.membership.organizations", OrganizationEvent.class),
    MEMBERSHIPS("qiao.membership.memberships", MembershipEvent.class),
    GATHERINGS("qiao.events.gatherings", GatheringEvent.class),
    AGREEMENTS("qiao.events.agreements", AgreementEvent.class),
    PROJECTS("qiao.events.projects", ProjectEvent.class),
    POSTINGS("qiao.matchmaking.postings", PostingEvent.class),
    MATCHES("qiao.matchmaking.matches", MatchEvent.class),
    MESSAGES("qiao.matchmaking.messages", MessageEvent.class),
    BLOCKS("qiao.matchmaking.blocks", BlockEvent.class),
    REPORTS("qiao.matchmaking.reports", AbuseReportEvent.class),
    INTERESTS("qiao.matchmaking.interests", StandingInterestEvent.class),
    HITS("qiao.matchmaking.hits", HitEvent.class),
    EMBEDDINGS("qiao.matchmaking.embeddings", EmbeddingEvent.class),
    CONSORTIA("qiao.matchmaking.consortia", ConsortiumEvent.class);

    /// Partitions of every topic: the bound on how many instances of one service can share its
    /// work.
    public static final int PARTITIONS = 8;

    private final String address;
    private final Class<? extends Event> events;

    Topic(String address, Class<? extends Event> events) {
        this.address = address;
        this.events = events;
    }

    /// The topic's name in Kafka, `qiao.<service>.<aggregate>`.
    public String address() {
        return address;
    }

    /// The sealed interface of its events.
    public Class<? extends Event> events() {
        return events;
    }

    /// The record types that may appear on it.
    public List<Class<?>> types() {
        return List.of(events.getPermittedSubclasses());
    }

    /// The topic that an event belongs to.
    public static Topic of(Event event) {
        return Arrays.stream(values())
                .filter(topic -> topic.events.isInstance(event))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no topic holds " + event.getClass()));
    }
}
