package io.qiao.contracts.identity;

import io.qiao.contracts.membership.Role;

/// An invitation that somebody took up.
///
/// @param place the id of the organization or alliance that the role is held in
/// @param invitedBy the account id of who sent it; membership checks that they may
/// @param account the account id of who took it up
public record Invitation(String id, Role role, String place, String invitedBy, String account) {}
