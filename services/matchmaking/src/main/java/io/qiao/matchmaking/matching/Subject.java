package io.qiao.matchmaking.matching;

import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.membership.OrganizationProfile;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be matched: a posting, a member's profile or a signed project, as text and facts.
///
/// @param organizations those whom it stands for; may be empty for a project
/// @param wants what it asks for, in words; empty when nothing
/// @param gives what it offers, in words; empty when nothing
/// @param alliances whose members alone may see it; empty when it is public
/// @param validUntil when it ends; absent when it does not
record Subject(
        Match.SubjectKind kind,
        String id,
        List<String> organizations,
        String title,
        String wants,
        String gives,
        String industry,
        String region,
        Posting.@Nullable Budget budget,
        List<String> alliances,
        @Nullable Instant validUntil) {

    static Subject of(Posting posting) {
        String text = Folding.withoutGlosses(posting.title() + "\n" + posting.text());
        boolean demand = posting.kind() == Posting.Kind.DEMAND;
        return new Subject(
                demand ? Match.SubjectKind.DEMAND : Match.SubjectKind.SUPPLY,
                posting.id(),
                List.of(posting.owner()),
                posting.title(),
                demand ? text : "",
                demand ? "" : text,
                posting.industry(),
                posting.region(),
                posting.budget(),
                posting.alliances(),
                posting.validUntil());
    }

    static Subject of(String organization, OrganizationProfile profile) {
        return new Subject(
                Match.SubjectKind.MEMBER,
                organization,
                List.of(organization),
                profile.name().any(),
                Folding.withoutGlosses(profile.seeks()),
                Folding.withoutGlosses(profile.offers()),
                profile.industry(),
                profile.region(),
                null,
                List.of(),
                null);
    }

    static Subject of(SignedProject project) {
        return new Subject(
                Match.SubjectKind.PROJECT,
                project.id(),
                project.parties().stream()
                        .map(SignedProject.Party::organization)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                project.title(),
                Folding.withoutGlosses(project.title() + "\n" + project.description()),
                "",
                project.industry(),
                project.region(),
                null,
                List.of(),
                null);
    }

    Match.Side side() {
        return new Match.Side(kind, id, organizations, title);
    }
}
