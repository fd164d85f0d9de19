package io.qiao.notifications.inbox;

import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.matchmaking.AbuseReport;
import io.qiao.contracts.matchmaking.Consortium;
import io.qiao.contracts.matchmaking.Hit;
import io.qiao.contracts.matchmaking.Match.Ending;
import io.qiao.contracts.matchmaking.Match.Side;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something that an organization, or the secretariat of an alliance, is told once.
///
/// @param id a hash of what it is about and for whom: the same event makes it once
/// @param recipient the organization or alliance that is told
/// @param number counts the recipient's notifications from 1 without gaps
/// @param match what it is about; absent for what standing interests find and for consortia
/// @param subject the recipient's own side of the match
/// @param partner the other side; the member in question for what only a secretariat is told
/// @param score how well they fit, 0 to 1
/// @param reasons why, heaviest first, as the recipient sees it
/// @param ending who ended the match and what it was about, when it was declined, withdrawn or
///     voided; the words are at the link
/// @param hit what standing interests found
/// @param consortium who could meet the parts of a need
/// @param report of misconduct
/// @param link where what it tells of can be read, with what one side says to the other: each
///     reader goes there with a token of their own; not kept
/// @param headline one sentence in the reader's language; not kept
/// @param because the reasons as sentences in the reader's language; not kept
public record Notification(
        String id,
        String recipient,
        long number,
        Kind kind,
        Instant time,
        boolean read,
        @Nullable String match,
        @Nullable Side subject,
        @Nullable Side partner,
        double score,
        List<Reason> reasons,
        @Nullable Ending ending,
        @Nullable Hit hit,
        @Nullable Consortium consortium,
        @Nullable AbuseReport report,
        @Nullable String link,
        @Nullable String headline,
        @Nullable List<String> because) {
    public Notification {
        reasons = List.copyOf(reasons);
    }

    /// What sort of news.
    public enum Kind {
        MATCH_PROPOSED,
        /// The other side is interested.
        INTEREST_EXPRESSED,
        /// Both sides are: contact details can be had.
        MATCH_ACCEPTED,
        /// The other side is not.
        MATCH_DECLINED,
        /// The other side is not any more.
        MATCH_WITHDRAWN,
        /// The other side is gone, or the two do not fit any more.
        MATCH_VOIDED,
        /// Nobody moved in time.
        MATCH_EXPIRED,
        /// It will expire soon.
        MATCH_REMINDED,
        MEETING_PROPOSED,
        MEETING_ANSWERED,
        /// The other side says what came of it.
        MATCH_CONCLUDED,
        /// The other side wrote.
        MESSAGE_RECEIVED,
        /// Something new fits standing interests.
        INTERESTS_MET,
        /// Every part of a need has somebody now.
        CONSORTIUM_COMPLETED,
        /// For a secretariat.
        ABUSE_REPORTED,
        /// For a secretariat: nobody acts for a member any more.
        MEMBER_UNREPRESENTED,
        /// Another organization was verified with the same code instead.
        VERIFICATION_OVERTAKEN,
        /// The platform's administrator withdrew it.
        VERIFICATION_WITHDRAWN
    }

    /// @param mine the words or codes on the recipient's side that caused it
    /// @param theirs those on the partner's side
    public record Reason(Code code, double weight, List<String> mine, List<String> theirs) {
        /// `SERVES_YOU`: the partner offers what the recipient needs; `YOU_SERVE`: the other way
        /// round. The others are those of a match.
        public enum Code {
            SERVES_YOU,
            YOU_SERVE,
            MEANING,
            INDUSTRY,
            REGION,
            BUDGET,
            PERIOD,
            CATEGORY,
            KINDS,
            LANGUAGES,
            FRESHNESS,
            FAIRNESS,
            FEEDBACK
        }
    }

    Notification numbered(long next) {
        return with(next, null, null, null);
    }

    /// As a reader of that language sees it.
    Notification in(Wording wording) {
        return with(
                number,
                Link.of(this),
                wording.say(kind.name(), own(), other()),
                reasons.stream()
                        .map(
                                each ->
                                        wording.reason(
                                                each.code().name(),
                                                each.weight(),
                                                each.mine(),
                                                each.theirs()))
                        .toList());
    }

    private String own() {
        if (hit != null) {
            return hit.title();
        }
        return consortium == null ? titleOf(subject) : consortium.title();
    }

    private String other() {
        return hit == null
                ? titleOf(partner)
                : hit.interests().stream().map(Hit.Met::name).collect(Collectors.joining(", "));
    }

    private static String titleOf(@Nullable Side side) {
        return side == null ? "" : side.title();
    }

    private Notification with(
            long next,
            @Nullable String newLink,
            @Nullable String newHeadline,
            @Nullable List<String> newBecause) {
        return new Notification(
                id,
                recipient,
                next,
                kind,
                time,
                read,
                match,
                subject,
                partner,
                score,
                reasons,
                ending,
                hit,
                consortium,
                report,
                newLink,
                newHeadline,
                newBecause);
    }
}
