package io.qiao.matchmaking.engine;

import io.qiao.contracts.matchmaking.Match;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Subjects with good defaults.
public record ASubject(
        Match.SubjectKind kind,
        String owner,
        String text,
        String industry,
        String region,
        List<String> alliances,
        int capacity) {

    public static ASubject needing(String text) {
        return new ASubject(Match.SubjectKind.DEMAND, "buyer", text, "C39", "440300", List.of(), 0);
    }

    public static ASubject offering(String text) {
        return new ASubject(
                Match.SubjectKind.SUPPLY, "seller", text, "C39", "440300", List.of(), 0);
    }

    public ASubject of(String other) {
        return new ASubject(kind, other, text, industry, region, alliances, capacity);
    }

    public ASubject in(String otherIndustry, String otherRegion) {
        return new ASubject(kind, owner, text, otherIndustry, otherRegion, alliances, capacity);
    }

    public ASubject within(String... visibleTo) {
        return new ASubject(kind, owner, text, industry, region, List.of(visibleTo), capacity);
    }

    public ASubject forAtMost(int partners) {
        return new ASubject(kind, owner, text, industry, region, alliances, partners);
    }

    public Subject named(String id) {
        return named(id, null);
    }

    public Subject named(String id, @Nullable Instant until) {
        boolean wants = kind == Match.SubjectKind.DEMAND;
        return new Subject(
                kind,
                id,
                List.of(owner),
                text,
                wants ? text : "",
                wants ? "" : text,
                new Subject.Facts(
                        industry, region, null, null, null, null, List.of(), capacity, null, until),
                alliances);
    }
}
