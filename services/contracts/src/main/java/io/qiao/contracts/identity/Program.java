package io.qiao.contracts.identity;

import io.qiao.contracts.membership.Role;

/// A program that acts or reads for one organization with credentials of its own.
///
/// @param id what its tokens name as their subject
/// @param role `REPRESENTATIVE` when it may post, `VIEWER` when it may only read
/// @param createdBy the account id of the representative who made it
public record Program(
        String id, String organization, Role role, String createdBy, boolean revoked) {}
