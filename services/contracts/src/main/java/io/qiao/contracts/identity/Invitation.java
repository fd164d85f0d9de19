package io.qiao.contracts.identity;

import io.qiao.contracts.membership.Role;
import org.jspecify.annotations.Nullable;

/// An invitation to act for an organization or to take a seat in an alliance.
///
/// @param place the id of the organization or alliance that the role is held in
/// @param invitedBy the account id of who sent it; membership checks that they may
/// @param byAdministrator whether that is who looks after the platform, and so may give seats in
///     every alliance
/// @param account the account id of who took it up, if somebody did
public record Invitation(
        String id,
        Role role,
        String place,
        String invitedBy,
        boolean byAdministrator,
        @Nullable String account) {}
