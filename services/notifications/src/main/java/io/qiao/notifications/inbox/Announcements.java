package io.qiao.notifications.inbox;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.event.Event;
import io.qiao.contracts.matchmaking.AbuseReport;
import io.qiao.contracts.matchmaking.AbuseReportEvent.AbuseReported;
import io.qiao.contracts.matchmaking.Consortium;
import io.qiao.contracts.matchmaking.ConsortiumEvent.ConsortiumCompleted;
import io.qiao.contracts.matchmaking.Hit;
import io.qiao.contracts.matchmaking.HitEvent.InterestsMet;
import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.MatchEvent;
import io.qiao.contracts.matchmaking.MatchEvent.InterestExpressed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchAccepted;
import io.qiao.contracts.matchmaking.MatchEvent.MatchConcluded;
import io.qiao.contracts.matchmaking.MatchEvent.MatchDeclined;
import io.qiao.contracts.matchmaking.MatchEvent.MatchExpired;
import io.qiao.contracts.matchmaking.MatchEvent.MatchProposed;
import io.qiao.contracts.matchmaking.MatchEvent.MatchReminded;
import io.qiao.contracts.matchmaking.MatchEvent.MatchRevised;
import io.qiao.contracts.matchmaking.MatchEvent.MatchVoided;
import io.qiao.contracts.matchmaking.MatchEvent.MatchWithdrawn;
import io.qiao.contracts.matchmaking.MatchEvent.MeetingAnswered;
import io.qiao.contracts.matchmaking.MatchEvent.MeetingProposed;
import io.qiao.contracts.matchmaking.MessageEvent.MessageSent;
import io.qiao.contracts.matchmaking.MessageNotice;
import io.qiao.notifications.inbox.Notification.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns events into what each organization concerned is told.
final class Announcements {
    private Announcements() {}

    /// One for each organization that the event is news for.
    static Stream<Notification> of(Event event, Instant time) {
        return switch (event) {
            case MatchEvent about -> of(about, time);
            case MessageSent sent -> message(sent.message(), time);
            case InterestsMet met -> Stream.of(hit(met.hit(), time));
            case ConsortiumCompleted completed ->
                    Stream.of(consortium(completed.consortium(), time));
            case AbuseReported reported -> Stream.of(report(reported.report(), time));
            default -> Stream.empty();
        };
    }

    private static Stream<Notification> of(MatchEvent event, Instant time) {
        Match match = event.match();
        return switch (event) {
            case MatchProposed _ -> all(match, Kind.MATCH_PROPOSED, "", time);
            case MatchRevised _ -> Stream.empty();
            case MatchAccepted _ -> all(match, Kind.MATCH_ACCEPTED, "", time);
            case MatchExpired _ -> all(match, Kind.MATCH_EXPIRED, "", time);
            case MatchReminded _ -> waitedFor(match, time);
            case InterestExpressed said ->
                    others(match, said.organization(), Kind.INTEREST_EXPRESSED, "", time);
            case MatchDeclined said ->
                    others(match, said.organization(), Kind.MATCH_DECLINED, "", time);
            case MatchWithdrawn said ->
                    others(match, said.organization(), Kind.MATCH_WITHDRAWN, "", time);
            case MatchVoided _ -> voided(match, time);
            case MeetingProposed said ->
                    others(
                            match,
                            said.organization(),
                            Kind.MEETING_PROPOSED,
                            time.toString(),
                            time);
            case MeetingAnswered said ->
                    others(
                            match,
                            said.organization(),
                            Kind.MEETING_ANSWERED,
                            time.toString(),
                            time);
            case MatchConcluded said ->
                    others(match, said.organization(), Kind.MATCH_CONCLUDED, "", time);
        };
    }

    /// The side that is still there; both when neither left.
    private static Stream<Notification> voided(Match match, Instant time) {
        String gone = match.ending() == null ? null : match.ending().organization();
        return gone == null
                ? all(match, Kind.MATCH_VOIDED, "", time)
                : others(match, gone, Kind.MATCH_VOIDED, "", time);
    }

    /// Those who have not answered yet; both sides when they accepted each other.
    private static Stream<Notification> waitedFor(Match match, Instant time) {
        String occasion = String.valueOf(match.times() == null ? null : match.times().reminded());
        return all(match, Kind.MATCH_REMINDED, occasion, time)
                .filter(
                        each ->
                                match.stage() == Match.Stage.ACCEPTED
                                        || !match.interested().contains(each.recipient()));
    }

    private static Stream<Notification> all(Match match, Kind kind, String occasion, Instant time) {
        return match.organizations().stream()
                .map(each -> notification(match, each, kind, occasion, time));
    }

    private static Stream<Notification> others(
            Match match, String organization, Kind kind, String occasion, Instant time) {
        return match.across(organization).organizations().stream()
                .distinct()
                .map(each -> notification(match, each, kind, occasion, time));
    }

    private static Notification notification(
            Match match, String recipient, Kind kind, String occasion, Instant time) {
        boolean first = match.first().organizations().contains(recipient);
        return new Notification(
                idOf(match, recipient, kind, occasion),
                recipient,
                0,
                kind,
                time,
                false,
                match.id(),
                first ? match.first() : match.second(),
                first ? match.second() : match.first(),
                match.score(),
                match.reasons().stream().map(each -> seen(each, first)).toList(),
                match.ending(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /// One for each time that the pair was proposed, and for each occasion where there may be more
    /// than one.
    private static String idOf(Match match, String recipient, Kind kind, String occasion) {
        List<String> parts = new ArrayList<>(List.of(match.id(), recipient, kind.name()));
        if (match.round() > 1) {
            parts.add("round " + match.round());
        }
        if (!occasion.isEmpty()) {
            parts.add(occasion);
        }
        return Ids.of(parts.toArray(String[]::new));
    }

    private static Notification.Reason seen(Match.Reason reason, boolean first) {
        return new Notification.Reason(
                Notification.Reason.Code.valueOf(Wording.asSeen(reason.code(), first)),
                reason.weight(),
                first ? reason.first() : reason.second(),
                first ? reason.second() : reason.first());
    }

    private static Stream<Notification> message(MessageNotice message, Instant time) {
        return message.recipient().organizations().stream()
                .distinct()
                .map(
                        each ->
                                new Notification(
                                        Ids.of(message.id(), each),
                                        each,
                                        0,
                                        Kind.MESSAGE_RECEIVED,
                                        time,
                                        false,
                                        message.match(),
                                        message.recipient(),
                                        message.sender(),
                                        0,
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null));
    }

    private static Notification hit(Hit hit, Instant time) {
        return alone(hit.id(), hit.organization(), Kind.INTERESTS_MET, time, hit, null, null);
    }

    private static Notification consortium(Consortium consortium, Instant time) {
        return alone(
                Ids.of(consortium.id(), Kind.CONSORTIUM_COMPLETED.name(), time.toString()),
                consortium.owner(),
                Kind.CONSORTIUM_COMPLETED,
                time,
                null,
                consortium,
                null);
    }

    private static Notification report(AbuseReport report, Instant time) {
        return alone(
                Ids.of(report.id(), Kind.ABUSE_REPORTED.name()),
                report.alliance(),
                Kind.ABUSE_REPORTED,
                time,
                null,
                null,
                report);
    }

    private static Notification alone(
            String id,
            String recipient,
            Kind kind,
            Instant time,
            @Nullable Hit hit,
            @Nullable Consortium consortium,
            @Nullable AbuseReport report) {
        return new Notification(
                id,
                recipient,
                0,
                kind,
                time,
                false,
                null,
                null,
                null,
                0,
                List.of(),
                null,
                hit,
                consortium,
                report,
                null,
                null,
                null);
    }
}
