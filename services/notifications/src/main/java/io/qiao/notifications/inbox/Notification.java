package io.qiao.notifications.inbox;

import io.qiao.contracts.matchmaking.Match;
import java.time.Instant;
import java.util.List;

/// Something that an organization is told, once.
///
/// @param id a hash of what it is about and for whom: the same event makes it once
/// @param recipient the organization that is told
/// @param number counts the recipient's notifications from 1 without gaps
/// @param subject the recipient's own side of the match
/// @param partner the other side
/// @param score how well they fit, 0 to 1
/// @param reasons why, heaviest first, as the recipient sees it
public record Notification(
        String id,
        String recipient,
        long number,
        Kind kind,
        Instant time,
        boolean read,
        String match,
        Match.Side subject,
        Match.Side partner,
        double score,
        List<Reason> reasons) {

    /// What sort of news.
    public enum Kind {
        MATCH_PROPOSED,
        /// The other side is interested.
        INTEREST_EXPRESSED,
        /// Both sides are: contact details can be had.
        MATCH_ACCEPTED,
        /// The other side is not.
        MATCH_DECLINED
    }

    /// @param mine the words or codes on the recipient's side that caused it
    /// @param theirs those on the partner's side
    public record Reason(Code code, double weight, List<String> mine, List<String> theirs) {
        /// `SERVES_YOU`: the partner offers what the recipient needs; `YOU_SERVE`: the other way
        /// round.
        public enum Code {
            SERVES_YOU,
            YOU_SERVE,
            INDUSTRY,
            REGION,
            BUDGET
        }
    }

    Notification numbered(long next) {
        return new Notification(
                id, recipient, next, kind, time, read, match, subject, partner, score, reasons);
    }
}
