package io.qiao.identity.invitation;

import io.qiao.contracts.identity.Invitation;
import io.qiao.contracts.membership.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invitation as identity keeps it.
///
/// @param mail where it was sent; blank once it is settled
/// @param account who took it up
public record OpenInvitation(
        String id,
        Role role,
        String place,
        String invitedBy,
        boolean byAdministrator,
        String mail,
        Instant sent,
        Status status,
        @Nullable String account) {
    /// What became of it.
    public enum Status {
        OPEN,
        ACCEPTED,
        WITHDRAWN
    }

    OpenInvitation settled(Status next, @Nullable String taker) {
        return new OpenInvitation(
                id, role, place, invitedBy, byAdministrator, "", sent, next, taker);
    }

    /// What others may know.
    Invitation invitation() {
        return new Invitation(id, role, place, invitedBy, byAdministrator, account);
    }
}
