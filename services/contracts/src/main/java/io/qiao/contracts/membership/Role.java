package io.qiao.contracts.membership;

/// What a person may do for an organization or an alliance.
public enum Role {
    /// Acts for an organization: posts, negotiates, invites others.
    REPRESENTATIVE,
    /// Reads what is an organization's own.
    VIEWER,
    /// Admits an alliance's members and looks after them.
    SECRETARIAT,
    /// Votes in an alliance.
    COUNCIL,
    /// Runs an alliance's events.
    ORGANIZER;

    /// Whether it is held in an alliance rather than in an organization.
    public boolean isSeat() {
        return this != REPRESENTATIVE && this != VIEWER;
    }
}
