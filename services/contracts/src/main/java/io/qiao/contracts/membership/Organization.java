package io.qiao.contracts.membership;

import java.util.List;

/// An organization: it may belong to any number of alliances.
///
/// @param representatives the account ids of those who act for it
public record Organization(String id, OrganizationProfile profile, List<String> representatives) {
    public Organization {
        representatives = List.copyOf(representatives);
    }
}
