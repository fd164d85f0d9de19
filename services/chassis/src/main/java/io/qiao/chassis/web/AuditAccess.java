package io.qiao.chassis.web;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.membership.Role;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Who may read which part of an audit trail.
public final class AuditAccess {
    private AuditAccess() {}

    /// @param alliance whose part is asked for; absent for all of it
    /// @throws Refused unless the caller is of its secretariat or the platform's administrator
    public static Bson visible(Standing standing, Caller caller, @Nullable String alliance) {
        if (alliance == null) {
            caller.requirePlatformAdmin();
            return Filters.empty();
        }
        if (!caller.platformAdmin()) {
            standing.requireSeat(caller, alliance, "secretariat", Role.SECRETARIAT);
        }
        return AuditTrail.concerning(alliance);
    }
}
