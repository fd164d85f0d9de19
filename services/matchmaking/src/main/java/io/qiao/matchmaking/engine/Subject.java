package io.qiao.matchmaking.engine;

import io.qiao.contracts.events.SignedProject;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.reference.ResourceCategory;
import io.qiao.matchmaking.text.Folding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be matched, as text and facts: a posting, one part of a posting that asks for several,
/// a member's profile or a signed project.
///
/// @param id unique among all; that of a posting, of an organization, of a project, or that of a
///     posting, `#` and the category of its part
/// @param organizations those whom it stands for; may be empty for a project
/// @param wants what it asks for, in words; empty when nothing
/// @param gives what it offers, in words; empty when nothing
/// @param facts what is known beside the words
/// @param alliances whose members alone may see it; empty when it is public
public record Subject(
        Match.SubjectKind kind,
        String id,
        List<String> organizations,
        String title,
        String wants,
        String gives,
        Facts facts,
        List<String> alliances) {

    /// @param industry GB/T 4754-2017; empty when not known
    /// @param region GB/T 2260; empty when not known
    /// @param category what is asked or given
    /// @param ownerKind what the organization that it stands for is
    /// @param period when it is needed or to be had
    /// @param languages ISO 639-1, in which one can deal with the owner; empty when not told
    /// @param capacity how many partners it can serve; 0 when any number
    /// @param since when it was published
    /// @param until when it ends; absent when it does not
    public record Facts(
            String industry,
            String region,
            @Nullable ResourceCategory category,
            @Nullable OrganizationKind ownerKind,
            Posting.@Nullable Budget budget,
            Posting.@Nullable Period period,
            List<String> languages,
            int capacity,
            @Nullable Instant since,
            @Nullable Instant until) {

        /// Where and in what trade, nothing else.
        public static Facts of(
                String industry, String region, @Nullable OrganizationKind ownerKind) {
            return new Facts(
                    industry, region, null, ownerKind, null, null, List.of(), 0, null, null);
        }
    }

    /// The one subject of a posting, or one for each part.
    public static List<Subject> of(Posting posting, @Nullable OrganizationKind ownerKind) {
        if (posting.parts().isEmpty()) {
            return List.of(
                    of(posting, posting.id(), posting.text(), posting.category(), ownerKind));
        }
        return posting.parts().stream()
                .map(
                        part ->
                                of(
                                        posting,
                                        posting.id() + "#" + part.category(),
                                        part.text(),
                                        part.category(),
                                        ownerKind))
                .toList();
    }

    private static Subject of(
            Posting posting,
            String id,
            String text,
            ResourceCategory category,
            @Nullable OrganizationKind ownerKind) {
        String words = Folding.withoutGlosses(posting.title() + "\n" + text);
        boolean demand = posting.kind() == Posting.Kind.DEMAND;
        return new Subject(
                demand ? Match.SubjectKind.DEMAND : Match.SubjectKind.SUPPLY,
                id,
                List.of(posting.owner()),
                posting.title(),
                demand ? words : "",
                demand ? "" : words,
                new Facts(
                        posting.industry(),
                        posting.region(),
                        category,
                        ownerKind,
                        posting.budget(),
                        posting.period(),
                        posting.languages(),
                        posting.capacity() == null ? 0 : posting.capacity(),
                        posting.publishedAt(),
                        posting.validUntil()),
                posting.alliances());
    }

    public static Subject of(String organization, OrganizationProfile profile) {
        return new Subject(
                Match.SubjectKind.MEMBER,
                organization,
                List.of(organization),
                profile.name().any(),
                Folding.withoutGlosses(profile.seeks()),
                Folding.withoutGlosses(profile.offers()),
                Facts.of(profile.industry(), profile.region(), profile.kind()),
                List.of());
    }

    public static Subject of(SignedProject project) {
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
                Facts.of(project.industry(), project.region(), null),
                List.of());
    }

    /// The id of the subject that stood on a side of a match.
    public static String idOf(Match.Side side) {
        return side.part() == null ? side.subject() : side.subject() + "#" + side.part();
    }

    boolean saysTheSameAs(Subject other) {
        return wants.equals(other.wants) && gives.equals(other.gives);
    }

    /// The posting, organization or project that it is, or is a part of.
    public String whole() {
        return wholeOf(id);
    }

    /// The same of any subject's id.
    public static String wholeOf(String id) {
        int part = id.indexOf('#');
        return part < 0 ? id : id.substring(0, part);
    }

    public Match.Side side() {
        boolean whole = id.indexOf('#') < 0;
        return new Match.Side(
                kind,
                whole(),
                organizations,
                title,
                whole ? null : facts.category(),
                facts.industry(),
                facts.region(),
                Footprint.of(this),
                alliances);
    }
}
