package io.qiao.matchmaking.matching;

import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.ProjectEvent;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.wire.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Keeps the index in step with the topics: postings while open, members while active, projects.
/// Rebuilt from the topics at every start.
final class Subjects implements FeedReader {
    private final MatchIndex index;
    private final Map<String, OrganizationProfile> profiles = new HashMap<>();
    private final Map<String, Set<String>> active = new HashMap<>();

    Subjects(MatchIndex index) {
        this.index = index;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.POSTINGS, Topic.ORGANIZATIONS, Topic.MEMBERSHIPS, Topic.PROJECTS);
    }

    @Override
    public void read(Envelope<Event> envelope) {
        switch (envelope.event()) {
            case PostingEvent event -> posting(event.posting());
            case OrganizationEvent event -> organization(event.organization());
            case MemberAdmitted admitted -> {
                profiles.putIfAbsent(admitted.membership().organization(), admitted.profile());
                membership(admitted.membership());
            }
            case MembershipEvent event -> membership(event.membership());
            case ProjectEvent event -> index.put(Subject.of(event.project()));
            default -> throw new IllegalArgumentException("not followed: " + envelope.event());
        }
    }

    private void posting(Posting posting) {
        if (posting.status() == Posting.Status.OPEN) {
            index.put(Subject.of(posting));
        } else {
            index.remove(posting.id());
        }
    }

    private void organization(Organization organization) {
        profiles.put(organization.id(), organization.profile());
        member(organization.id());
    }

    private void membership(Membership membership) {
        Set<String> alliances =
                active.computeIfAbsent(membership.organization(), _ -> new HashSet<>());
        if (membership.status() == Membership.Status.ACTIVE) {
            alliances.add(membership.alliance());
        } else {
            alliances.remove(membership.alliance());
        }
        member(membership.organization());
    }

    private void member(String organization) {
        OrganizationProfile profile = profiles.get(organization);
        if (profile != null && !active.getOrDefault(organization, Set.of()).isEmpty()) {
            index.put(Subject.of(organization, profile));
        } else {
            index.remove(organization);
        }
    }
}
