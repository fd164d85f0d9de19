package io.qiao.matchmaking.matching;

import io.qiao.chassis.feed.FeedReader;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.events.ProjectEvent;
import io.qiao.contracts.matchmaking.Embedding;
import io.qiao.contracts.matchmaking.EmbeddingEvent;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.MembershipEvent;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.reference.ResourceCategory;
import io.qiao.contracts.wire.Topic;
import io.qiao.matchmaking.embedding.Texts;
import io.qiao.matchmaking.engine.MatchIndex;
import io.qiao.matchmaking.engine.Subject;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps the index in step with the topics: postings while open, members while active and
/// represented, projects, and what their texts mean. The topics are the truth: read again at every
/// start, they find in a snapshot of the index what has not changed since.
final class Subjects implements FeedReader {
    private final MatchIndex index;
    private final String model;
    private final Map<String, OrganizationProfile> profiles = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> active = new HashMap<>();
    private final Set<String> unrepresented = new HashSet<>();
    private final Map<String, Embedding> embeddings = new HashMap<>();
    private final Map<String, Set<String>> parts = new HashMap<>();

    /// @param model whose vectors count; empty when there is none
    Subjects(MatchIndex index, String model) {
        this.index = index;
        this.model = model;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(
                Topic.POSTINGS,
                Topic.ORGANIZATIONS,
                Topic.MEMBERSHIPS,
                Topic.PROJECTS,
                Topic.EMBEDDINGS);
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
            case ProjectEvent event -> put(Subject.of(event.project()));
            case EmbeddingEvent event -> embedding(event.embedding());
            default -> throw new IllegalArgumentException("not followed: " + envelope.event());
        }
    }

    private void posting(Posting posting) {
        List<Subject> now =
                posting.status() == Posting.Status.OPEN
                        ? Subject.of(posting, kindOf(posting.owner()))
                        : List.of();
        Set<String> ids = now.stream().map(Subject::id).collect(Collectors.toSet());
        Set<String> before = parts.getOrDefault(posting.id(), Set.of(posting.id()));
        before.stream().filter(each -> !ids.contains(each)).forEach(this::remove);
        now.forEach(this::put);
        if (posting.parts().isEmpty() || ids.isEmpty()) {
            parts.remove(posting.id());
        } else {
            parts.put(posting.id(), ids);
        }
    }

    @Nullable OrganizationKind kindOf(String organization) {
        OrganizationProfile profile = profiles.get(organization);
        return profile == null ? null : profile.kind();
    }

    private void organization(Organization organization) {
        profiles.put(organization.id(), organization.profile());
        if (organization.representatives().isEmpty()) {
            unrepresented.add(organization.id());
        } else {
            unrepresented.remove(organization.id());
        }
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
        if (profile != null
                && !unrepresented.contains(organization)
                && !active.getOrDefault(organization, Set.of()).isEmpty()) {
            put(Subject.of(organization, profile));
        } else {
            remove(organization);
        }
    }

    private void embedding(Embedding embedding) {
        if (!embedding.model().equals(model)) {
            return;
        }
        embeddings.put(embedding.subject(), embedding);
        index.subject(embedding.subject()).ifPresent(this::put);
    }

    private void put(Subject subject) {
        Embedding known = embeddings.get(subject.id());
        if (known != null && known.digest().equals(Texts.digest(subject))) {
            index.put(subject, Texts.meaning(known));
        } else {
            index.put(subject);
        }
    }

    private void remove(String subject) {
        index.remove(subject);
        embeddings.remove(subject);
    }

    /// The subjects of a posting, organization or project that are open now.
    List<Subject> of(String whole) {
        return Stream.concat(
                        Stream.of(whole),
                        Arrays.stream(ResourceCategory.values()).map(part -> whole + "#" + part))
                .map(index::subject)
                .flatMap(Optional::stream)
                .toList();
    }

    /// The postings that only members of these alliances see.
    List<String> within(List<String> alliances) {
        return those(each -> !Collections.disjoint(each.alliances(), alliances));
    }

    /// Everything open that stands for an organization.
    List<String> ownedBy(String organization) {
        return those(each -> each.organizations().contains(organization));
    }

    private List<String> those(Predicate<Subject> which) {
        return index.subjects().filter(which).map(Subject::whole).distinct().toList();
    }

    /// What an organization is called, as far as is known.
    Optional<String> nameOf(String organization) {
        return Optional.ofNullable(profiles.get(organization)).map(each -> each.name().any());
    }
}
