package io.qiao.notifications.inbox;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent;
import io.qiao.contracts.matchmaking.MatchEvent.InterestExpressed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchDeclined;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Turns events into what each organization concerned is told.
final class Announcements {
    private Announcements() {}

    /// One for each organization that the event is news for: everybody when a match is proposed or
    /// accepted, the other side when one of them is interested or declines.
    static Stream<Notification> of(MatchEvent event, Instant time) {
        return switch (event) {
            case MatchProposed proposed ->
                    all(proposed.match(), Notification.Kind.MATCH_PROPOSED, time);
            case MatchAccepted accepted ->
                    all(accepted.match(), Notification.Kind.MATCH_ACCEPTED, time);
            case InterestExpressed interest ->
                    others(
                            interest.match(),
                            interest.organization(),
                            Notification.Kind.INTEREST_EXPRESSED,
                            time);
            case MatchDeclined declined ->
                    others(
                            declined.match(),
                            declined.organization(),
                            Notification.Kind.MATCH_DECLINED,
                            time);
        };
    }

    private static Stream<Notification> all(Match match, Notification.Kind kind, Instant time) {
        return Stream.concat(
                match.first().organizations().stream()
                        .distinct()
                        .map(each -> toFirst(match, each, kind, time)),
                match.second().organizations().stream()
                        .distinct()
                        .map(each -> toSecond(match, each, kind, time)));
    }

    private static Stream<Notification> others(
            Match match, String organization, Notification.Kind kind, Instant time) {
        return match.first().organizations().contains(organization)
                ? match.second().organizations().stream()
                        .distinct()
                        .map(each -> toSecond(match, each, kind, time))
                : match.first().organizations().stream()
                        .distinct()
                        .map(each -> toFirst(match, each, kind, time));
    }

    private static Notification toFirst(
            Match match, String recipient, Notification.Kind kind, Instant time) {
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
        return notification(match, recipient, kind, time, match.first(), match.second(), reasons);
    }

    private static Notification toSecond(
            Match match, String recipient, Notification.Kind kind, Instant time) {
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
        return notification(match, recipient, kind, time, match.second(), match.first(), reasons);
    }

    private static Notification notification(
            Match match,
            String recipient,
            Notification.Kind kind,
            Instant time,
            Match.Side own,
            Match.Side other,
            List<Notification.Reason> reasons) {
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
