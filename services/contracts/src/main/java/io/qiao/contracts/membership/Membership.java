package io.qiao.contracts.membership;

/// The tie between one organization and one alliance, from application on.
public record Membership(String id, String alliance, String organization, Status status) {
    /// Where the tie stands.
    public enum Status {
        APPLIED,
        RETURNED,
        ACTIVE,
        ENDED
    }
}
