package io.qiao.events.access;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.membership.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who may do what in events. What is not allowed here is refused.
///
/// | what | who |
/// |---|---|
/// | announce a gathering, record a signed project | organizers and secretariat of its alliance |
/// | propose an agreement | secretariat of its alliance |
/// | sign, end an agreement | secretariat of the other alliance; of either |
/// | see them | everybody logged in |
@Component
public final class Access {
    private final Standing standing;

    Access(Standing standing) {
        this.standing = standing;
    }

    /// @throws Refused unless the caller looks after the alliance
    public void requireSecretariat(Caller caller, String alliance) {
        standing.requireSeat(caller, alliance, "secretariat", Role.SECRETARIAT);
    }

    /// @throws Refused unless the caller looks after one of the two
    public void requireSecretariatOfEither(Caller caller, String one, String other) {
        if (!standing.isSeated(caller, one, Role.SECRETARIAT)) {
            requireSecretariat(caller, other);
        }
    }

    /// @throws Refused that names the field unless there is such an alliance
    public void requireAlliance(String alliance, String field) {
        standing.requireAlliance(alliance, field);
    }

    /// @param organization may be absent; then there is nothing to check
    /// @throws Refused that names the field unless there is such an organization
    public void requireOrganization(@Nullable String organization, String field) {
        if (organization != null) {
            standing.requireOrganization(organization, field);
        }
    }

    /// @throws Refused unless the caller runs the alliance's events
    public void requireOrganizer(Caller caller, String alliance) {
        standing.requireSeat(caller, alliance, "organizers", Role.ORGANIZER, Role.SECRETARIAT);
    }
}
