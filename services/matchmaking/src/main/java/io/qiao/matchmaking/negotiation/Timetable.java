package io.qiao.matchmaking.negotiation;

import io.qiao.contracts.matchmaking.Match;
import java.time.Duration;
import java.time.Instant;

/// How long the two sides may take: 14 days from the proposal until one is interested, as long
/// again for the other, 90 days from acceptance to a conclusion. They are reminded once, three
/// days before the end, and an accepted one every 30 days.
public final class Timetable {
    static final Duration TO_ANSWER = Duration.ofDays(14);
    static final Duration TO_CONCLUDE = Duration.ofDays(90);
    private static final Duration WARNING = Duration.ofDays(3);
    private static final Duration CALL = Duration.ofDays(30);

    private Timetable() {}

    public static Match.Times proposed(Instant now) {
        return new Match.Times(now, null, null, null, now.plus(TO_ANSWER).minus(WARNING), null);
    }

    static Match.Times interested(Match.Times before, Instant now) {
        return new Match.Times(
                before.proposed(), now, null, null, now.plus(TO_ANSWER).minus(WARNING), null);
    }

    static Match.Times accepted(Match.Times before, Instant now) {
        return new Match.Times(
                before.proposed(), before.interested(), now, null, now.plus(CALL), null);
    }

    public static Match.Times settled(Match.Times before, Instant now) {
        return new Match.Times(
                before.proposed(), before.interested(), before.accepted(), now, null, null);
    }

    /// Reminded now; due again when it expires or has to be called to mind once more.
    static Match.Times reminded(Match.Times before, Instant now) {
        Instant accepted = before.accepted();
        return new Match.Times(
                before.proposed(),
                before.interested(),
                accepted,
                null,
                accepted == null ? now.plus(WARNING) : earlier(now.plus(CALL), end(before)),
                now);
    }

    /// Whether time is up: the sides were reminded, and the last day has passed.
    static boolean isOver(Match.Times times, Instant now) {
        return times.reminded() != null && !now.isBefore(end(times));
    }

    private static Instant end(Match.Times times) {
        if (times.accepted() != null) {
            return times.accepted().plus(TO_CONCLUDE);
        }
        return times.due() == null ? Instant.MAX : times.due();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
