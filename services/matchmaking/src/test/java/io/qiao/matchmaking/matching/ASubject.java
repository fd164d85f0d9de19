package io.qiao.matchmaking.matching;

import io.qiao.contracts.matchmaking.Match;
import java.util.List;

/// Subjects with good defaults.
record ASubject(
        Match.SubjectKind kind,
        String owner,
        String text,
        String industry,
        String region,
        List<String> alliances) {

    static ASubject needing(String text) {
        return new ASubject(Match.SubjectKind.DEMAND, "buyer", text, "C39", "440300", List.of());
    }

    static ASubject offering(String text) {
        return new ASubject(Match.SubjectKind.SUPPLY, "seller", text, "C39", "440300", List.of());
    }

    ASubject of(String other) {
        return new ASubject(kind, other, text, industry, region, alliances);
    }

    ASubject in(String otherIndustry, String otherRegion) {
        return new ASubject(kind, owner, text, otherIndustry, otherRegion, alliances);
    }

    ASubject within(String... visibleTo) {
        return new ASubject(kind, owner, text, industry, region, List.of(visibleTo));
    }

    Subject named(String id) {
        boolean wants = kind == Match.SubjectKind.DEMAND;
        return new Subject(
                kind,
                id,
                List.of(owner),
                text,
                wants ? text : "",
                wants ? "" : text,
                industry,
                region,
                null,
                alliances,
                null);
    }
}
