package io.qiao.matchmaking.interest;

import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.StandingInterest;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.ResourceCategory;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something new, as standing interests look at it.
///
/// @param text its words
/// @param organizations who it is from, and who are not told of it
/// @param alliances whose members alone may see it; empty when it is public
public record Novelty(
        StandingInterest.Kind kind,
        String id,
        String title,
        String text,
        String industry,
        String region,
        @Nullable ResourceCategory category,
        List<String> organizations,
        List<String> alliances) {

    public static Novelty of(Posting posting) {
        StringBuilder text = new StringBuilder(posting.title()).append('\n').append(posting.text());
        posting.parts().forEach(part -> text.append('\n').append(part.text()));
        return new Novelty(
                posting.kind() == Posting.Kind.DEMAND
                        ? StandingInterest.Kind.DEMAND
                        : StandingInterest.Kind.SUPPLY,
                posting.id(),
                posting.title(),
                text.toString(),
                posting.industry(),
                posting.region(),
                posting.category(),
                List.of(posting.owner()),
                posting.alliances());
    }

    static Novelty of(MemberAdmitted admitted) {
        OrganizationProfile profile = admitted.profile();
        return new Novelty(
                StandingInterest.Kind.MEMBER,
                admitted.membership().organization(),
                profile.name().any(),
                profile.name().joined() + '\n' + profile.offers() + '\n' + profile.seeks(),
                profile.industry(),
                profile.region(),
                null,
                List.of(admitted.membership().organization()),
                List.of());
    }

    static Novelty of(SignedProject project) {
        return new Novelty(
                StandingInterest.Kind.PROJECT,
                project.id(),
                project.title(),
                project.title() + '\n' + project.description(),
                project.industry(),
                project.region(),
                null,
                project.parties().stream()
                        .map(SignedProject.Party::organization)
                        .filter(Objects::nonNull)
                        .toList(),
                List.of());
    }

    static Novelty of(Gathering gathering) {
        StringBuilder text = new StringBuilder(gathering.title().joined()).append('\n');
        text.append(gathering.place());
        gathering.sessions().forEach(session -> text.append('\n').append(session.title()));
        return new Novelty(
                StandingInterest.Kind.GATHERING,
                gathering.id(),
                gathering.title().any(),
                text.toString(),
                "",
                gathering.region(),
                null,
                List.of(),
                List.of());
    }
}
