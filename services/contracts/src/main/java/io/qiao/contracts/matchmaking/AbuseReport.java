package io.qiao.contracts.matchmaking;

/// That one side of a match misbehaves, for an alliance's secretariat. The words of the report are
/// kept by matchmaking and travel on no topic.
///
/// @param alliance whose secretariat is told
/// @param match where it happened
/// @param reporter the organization that reports
/// @param reported the organization that it is about
/// @param resolved whether the secretariat has dealt with it
public record AbuseReport(
        String id,
        String alliance,
        String match,
        String reporter,
        String reported,
        Category category,
        boolean resolved) {
    /// What sort of misbehaviour.
    public enum Category {
        SPAM,
        FRAUD,
        OFFENCE,
        OTHER
    }
}
