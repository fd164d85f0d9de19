package io.qiao.chassis.store;

import static com.mongodb.client.model.Filters.eq;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The id of an aggregate to be created, and what tells a repeated creation from another one.
///
/// @param id its id
/// @param once what the creation is known by when its id does not tell: kept beside the state and
///     unique among the aggregates of the kind; absent when the id itself tells
/// @param fingerprint of the command; a second creation with the same fingerprint is the same one
/// @param clash what to answer when the id is taken by a creation with another fingerprint
public record NewId(String id, @Nullable String once, String fingerprint, Refused clash) {

    /// An id that follows from what is created.
    public static NewId of(String id, String fingerprint, Refused clash) {
        return new NewId(id, null, fingerprint, clash);
    }

    /// A creation that is never repeated.
    public static NewId fresh() {
        return of(Ids.next(), "", Refused.conflict("exists", "It exists already."));
    }

    /// The same creation of a thing that is nobody else's business: its id cannot be computed from
    /// what it is.
    public NewId hidden() {
        return new NewId(Ids.next(), id, fingerprint, clash);
    }

    /// Finds what the creation has made before.
    Bson there() {
        return once == null ? eq(id) : eq("once", once);
    }
}
