package io.qiao.matchmaking.engine;

import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.Industries;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.reference.Regions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// How near two subjects are in one fact, from 0 to 1; 0 when either does not tell.
final class Nearness {
    private Nearness() {}

    /// By proximity in the tree of GB/T 4754.
    static double ofIndustries(Subject.Facts one, Subject.Facts other) {
        return one.industry().isEmpty() || other.industry().isEmpty()
                ? 0
                : Industries.proximity(one.industry(), other.industry());
    }

    static double ofRegions(Subject.Facts one, Subject.Facts other) {
        return one.region().isEmpty() || other.region().isEmpty()
                ? 0
                : Regions.proximity(one.region(), other.region());
    }

    static double ofCategories(Subject.Facts one, Subject.Facts other) {
        return one.category() != null && one.category() == other.category() ? 1 : 0;
    }

    /// The share of the narrower range that both have; 0 in different currencies.
    static double ofBudgets(Subject.Facts one, Subject.Facts other) {
        Posting.Budget mine = one.budget();
        Posting.Budget theirs = other.budget();
        if (mine == null || theirs == null || mine.from().currency() != theirs.from().currency()) {
            return 0;
        }
        return overlap(
                mine.from().amount().doubleValue(),
                mine.to().amount().doubleValue(),
                theirs.from().amount().doubleValue(),
                theirs.to().amount().doubleValue());
    }

    /// The share of the shorter period that both have.
    static double ofPeriods(Subject.Facts one, Subject.Facts other) {
        Posting.Period mine = one.period();
        Posting.Period theirs = other.period();
        if (mine == null || theirs == null) {
            return 0;
        }
        return overlap(
                (double) mine.from().toEpochDay(),
                mine.to().toEpochDay() + 1.0,
                (double) theirs.from().toEpochDay(),
                theirs.to().toEpochDay() + 1.0);
    }

    private static double overlap(double from, double to, double otherFrom, double otherTo) {
        double common = Math.min(to, otherTo) - Math.max(from, otherFrom);
        double narrower = Math.min(to - from, otherTo - otherFrom);
        if (common < 0) {
            return 0;
        }
        return narrower == 0 ? 1 : common / narrower;
    }

    static double ofLanguages(Subject.Facts one, Subject.Facts other) {
        return Collections.disjoint(one.languages(), other.languages()) ? 0 : 1;
    }

    /// Kinds that live by each other: who knows and who makes, who has money and who needs it, who
    /// has a place and who looks for one. Two of a kind count half.
    static double ofKinds(Subject.Facts one, Subject.Facts other) {
        if (one.ownerKind() == null || other.ownerKind() == null) {
            return 0;
        }
        if (one.ownerKind() == other.ownerKind()) {
            return 0.5;
        }
        return partners(one.ownerKind()).contains(other.ownerKind())
                        || partners(other.ownerKind()).contains(one.ownerKind())
                ? 1
                : 0;
    }

    private static Set<OrganizationKind> partners(OrganizationKind kind) {
        return switch (kind) {
            case GOVERNMENT ->
                    EnumSet.of(
                            OrganizationKind.INDUSTRY,
                            OrganizationKind.ACADEMIA,
                            OrganizationKind.RESEARCH,
                            OrganizationKind.FINANCE);
            case INDUSTRY ->
                    EnumSet.of(
                            OrganizationKind.ACADEMIA,
                            OrganizationKind.RESEARCH,
                            OrganizationKind.USER,
                            OrganizationKind.FINANCE);
            case ACADEMIA -> EnumSet.of(OrganizationKind.USER, OrganizationKind.RESEARCH);
            case RESEARCH -> EnumSet.of(OrganizationKind.USER);
            case USER, FINANCE -> EnumSet.noneOf(OrganizationKind.class);
            case ASSOCIATION -> EnumSet.of(OrganizationKind.GOVERNMENT, OrganizationKind.INDUSTRY);
            case MEDIA -> EnumSet.of(OrganizationKind.ASSOCIATION, OrganizationKind.INDUSTRY);
        };
    }
}
