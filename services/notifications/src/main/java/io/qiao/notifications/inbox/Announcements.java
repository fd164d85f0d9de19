package io.qiao.notifications.inbox;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Turns events into what each organization concerned is told.
final class Announcements {
    private Announcements() {}

    /// One for each organization on either side.
    static Stream<Notification> of(MatchProposed proposed, Instant time) {
        Match match = proposed.match();
        return Stream.concat(
                match.first().organizations().stream()
                        .distinct()
                        .map(each -> toFirst(match, each, time)),
                match.second().organizations().stream()
                        .distinct()
                        .map(each -> toSecond(match, each, time)));
    }

    private static Notification toFirst(Match match, String recipient, Instant time) {
        List<Notification.Reason> reasons =
                match.reasons().stream()
                        .map(
                                reason ->
                                        new Notification.Reason(
                                                code(reason.code(), true),
                                                reason.weight(),
                                                reason.first(),
                                                reason.second()))
                        .toList();
        return notification(match, recipient, time, match.first(), match.second(), reasons);
    }

    private static Notification toSecond(Match match, String recipient, Instant time) {
        List<Notification.Reason> reasons =
                match.reasons().stream()
                        .map(
                                reason ->
                                        new Notification.Reason(
                                                code(reason.code(), false),
                                                reason.weight(),
                                                reason.second(),
                                                reason.first()))
                        .toList();
        return notification(match, recipient, time, match.second(), match.first(), reasons);
    }

    private static Notification notification(
            Match match,
            String recipient,
            Instant time,
            Match.Side own,
            Match.Side other,
            List<Notification.Reason> reasons) {
        Notification.Kind kind = Notification.Kind.MATCH_PROPOSED;
        return new Notification(
                Ids.of(match.id(), recipient, kind.name()),
                recipient,
                0,
                kind,
                time,
                false,
                match.id(),
                own,
                other,
                match.score(),
                reasons);
    }

    private static Notification.Reason.Code code(Match.Reason.Code code, boolean first) {
        return switch (code) {
            case SERVES_FIRST -> served(first);
            case SERVES_SECOND -> served(!first);
            case INDUSTRY -> Notification.Reason.Code.INDUSTRY;
            case REGION -> Notification.Reason.Code.REGION;
            case BUDGET -> Notification.Reason.Code.BUDGET;
        };
    }

    private static Notification.Reason.Code served(boolean recipient) {
        return recipient ? Notification.Reason.Code.SERVES_YOU : Notification.Reason.Code.YOU_SERVE;
    }
}
