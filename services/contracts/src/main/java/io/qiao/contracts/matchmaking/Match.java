package io.qiao.contracts.matchmaking;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Two subjects that fit, and why.
///
/// @param first the side whose posting, admission or signing led to the match
/// @param second the side that was found for it
/// @param score from 0 to 1; the sum of the reasons' weights
/// @param reasons heaviest first
/// @param stage how far the two sides have come
/// @param interested the organizations that said they are interested
public record Match(
        String id,
        Side first,
        Side second,
        double score,
        List<Reason> reasons,
        @Nullable Stage stage,
        @Nullable List<String> interested) {
    public Match {
        reasons = List.copyOf(reasons);
        stage = stage == null ? Stage.PROPOSED : stage;
        interested = interested == null ? List.of() : List.copyOf(interested);
    }

    /// A match that nobody has answered yet.
    public static Match proposed(
            String id, Side first, Side second, double score, List<Reason> reasons) {
        return new Match(id, first, second, score, reasons, Stage.PROPOSED, List.of());
    }

    @Override
    public Stage stage() {
        return Objects.requireNonNull(stage);
    }

    @Override
    public List<String> interested() {
        return Objects.requireNonNull(interested);
    }

    /// From proposed to interested (one side) to accepted (both), or declined by either.
    public enum Stage {
        PROPOSED,
        INTERESTED,
        ACCEPTED,
        DECLINED
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
