package io.qiao.chassis.store;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;

/// The id of an aggregate to be created, and what tells a repeated creation from another one.
///
/// @param id its id
/// @param fingerprint of the command; a second creation with the same fingerprint is the same one
/// @param clash what to answer when the id is taken by a creation with another fingerprint
public record NewId(String id, String fingerprint, Refused clash) {

    /// A creation that is never repeated.
    public static NewId fresh() {
        return new NewId(Ids.next(), "", Refused.conflict("exists", "It exists already."));
    }
}
