package io.qiao.matchmaking.engine;

import static io.qiao.contracts.matchmaking.Match.SubjectKind.DEMAND;
import static io.qiao.contracts.matchmaking.Match.SubjectKind.MEMBER;
import static io.qiao.contracts.matchmaking.Match.SubjectKind.PROJECT;
import static io.qiao.contracts.matchmaking.Match.SubjectKind.SUPPLY;

import io.qiao.contracts.matchmaking.Match;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Which pairs may stand at all.
public final class Rules {
    private final Reach reach;
    private final History history;
    private final Set<Rule> held;

    public Rules(Reach reach, History history) {
        this(reach, history, EnumSet.allOf(Rule.class));
    }

    private Rules(Reach reach, History history, Set<Rule> held) {
        this.reach = reach;
        this.history = history;
        this.held = held;
    }

    /// All but that one.
    public Rules without(Rule rule) {
        return new Rules(reach, history, EnumSet.complementOf(EnumSet.of(rule)));
    }

    boolean allow(Subject one, Subject other, Instant now) {
        return held.stream().noneMatch(rule -> isBroken(rule, one, other, now));
    }

    /// The rules that a pair breaks.
    public Set<Rule> broken(Subject one, Subject other, Instant now) {
        Set<Rule> broken = EnumSet.noneOf(Rule.class);
        for (Rule rule : Rule.values()) {
            if (isBroken(rule, one, other, now)) {
                broken.add(rule);
            }
        }
        return broken;
    }

    private boolean isBroken(Rule rule, Subject one, Subject other, Instant now) {
        return switch (rule) {
            case KIND -> !partners(one.kind()).contains(other.kind());
            case OWN -> !Collections.disjoint(one.organizations(), other.organizations());
            case EXPIRED -> isOver(one, now) || isOver(other, now);
            case VISIBILITY -> !mayMeet(one, other);
            case BLOCKED -> areBlocked(one, other);
            case CAPACITY -> isUsedUp(one) || isUsedUp(other);
        };
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

    private static boolean isOver(Subject subject, Instant now) {
        return subject.facts().until() != null && !subject.facts().until().isAfter(now);
    }

    /// A public subject may be seen by all.
    private boolean mayMeet(Subject one, Subject other) {
        return (other.alliances().isEmpty() || reach.sees(one, other))
                && (one.alliances().isEmpty() || reach.sees(other, one));
    }

    private boolean areBlocked(Subject one, Subject other) {
        return one.organizations().stream()
                .anyMatch(
                        mine ->
                                other.organizations().stream()
                                        .anyMatch(theirs -> history.areBlocked(mine, theirs)));
    }

    private boolean isUsedUp(Subject subject) {
        return subject.facts().capacity() > 0
                && history.partners(subject.whole()) >= subject.facts().capacity();
    }
}
