package io.qiao.matchmaking.matching;

import static io.qiao.contracts.matchmaking.Match.SubjectKind.DEMAND;
import static io.qiao.contracts.matchmaking.Match.SubjectKind.MEMBER;
import static io.qiao.contracts.matchmaking.Match.SubjectKind.PROJECT;
import static io.qiao.contracts.matchmaking.Match.SubjectKind.SUPPLY;

import io.qiao.chassis.security.Standing;
import io.qiao.contracts.matchmaking.Match;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What excludes a pair, whatever its words say. Each rule answers whether the pair may stand.
final class Rules {
    private final Standing standing;

    Rules(Standing standing) {
        this.standing = standing;
    }

    boolean allow(Subject one, Subject other, Instant now) {
        return areComplementary(one, other)
                && areOfDifferentOrganizations(one, other)
                && isValid(one, now)
                && isValid(other, now)
                && maySee(one, other)
                && maySee(other, one);
    }

    /// One of them wants what the other could give.
    static boolean areComplementary(Subject one, Subject other) {
        return partners(one.kind()).contains(other.kind());
    }

    /// The kinds that a subject of that kind can be matched with.
    static Set<Match.SubjectKind> partners(Match.SubjectKind kind) {
        return switch (kind) {
            case DEMAND -> EnumSet.of(SUPPLY, MEMBER);
            case SUPPLY -> EnumSet.of(DEMAND, MEMBER, PROJECT);
            case MEMBER -> EnumSet.of(DEMAND, SUPPLY, MEMBER, PROJECT);
            case PROJECT -> EnumSet.of(SUPPLY, MEMBER);
        };
    }

    static boolean areOfDifferentOrganizations(Subject one, Subject other) {
        return Collections.disjoint(one.organizations(), other.organizations());
    }

    static boolean isValid(Subject subject, Instant now) {
        return subject.validUntil() == null || subject.validUntil().isAfter(now);
    }

    /// A public subject may be seen by all; another one only by members of its alliances.
    boolean maySee(Subject viewer, Subject seen) {
        return seen.alliances().isEmpty()
                || (!viewer.organizations().isEmpty()
                        && viewer.organizations().stream()
                                .allMatch(each -> isMemberOfOne(each, seen.alliances())));
    }

    private boolean isMemberOfOne(String organization, List<String> alliances) {
        return alliances.stream().anyMatch(each -> standing.isMember(organization, each));
    }
}
