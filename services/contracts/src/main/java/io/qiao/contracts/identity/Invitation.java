package io.qiao.contracts.identity;

import io.qiao.contracts.membership.Role;
import org.jspecify.annotations.Nullable;

/// An invitation to act for an organization or to take a seat in an alliance.
///
/// @param place the id of the organization or alliance that the role is held in
/// @param invitedBy the account id of who sent it; membership checks that they may
/// @param account the account id of who took it up, if somebody did
public record Invitation(
        String id, Role role, String place, String invitedBy, @Nullable String account) {}
