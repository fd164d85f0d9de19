package io.qiao.contracts.matchmaking;

import java.util.List;

/// Two subjects that fit, and why.
///
/// @param first the side whose posting, admission or signing led to the match
/// @param second the side that was found for it
/// @param score from 0 to 1; the sum of the reasons' weights
/// @param reasons heaviest first
public record Match(String id, Side first, Side second, double score, List<Reason> reasons) {
    public Match {
        reasons = List.copyOf(reasons);
    }

    /// One side of a match.
    ///
    /// @param subject the id of the posting, organization or project
    /// @param organizations those whom the subject stands for: they hear of the match
    /// @param title what to call the subject
    public record Side(SubjectKind kind, String subject, List<String> organizations, String title) {
        public Side {
            organizations = List.copyOf(organizations);
        }
    }

    /// What can be matched.
    public enum SubjectKind {
        DEMAND,
        SUPPLY,
        MEMBER,
        PROJECT
    }

    /// A part of the score and what caused it.
    ///
    /// @param weight what it adds to the score
    /// @param first the words or codes on the first side that caused it
    /// @param second those on the second side
    public record Reason(Code code, double weight, List<String> first, List<String> second) {
        public Reason {
            first = List.copyOf(first);
            second = List.copyOf(second);
        }

        /// What speaks for a match. `SERVES_FIRST`: the second side offers what the first needs;
        /// `SERVES_SECOND`: the other way round.
        public enum Code {
            SERVES_FIRST,
            SERVES_SECOND,
            INDUSTRY,
            REGION,
            BUDGET
        }
    }
}
