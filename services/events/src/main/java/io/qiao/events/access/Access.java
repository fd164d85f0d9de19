package io.qiao.events.access;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.membership.Role;
import org.springframework.stereotype.Component;

/// Who may do what in events. What is not allowed here is refused.
///
/// | what | who |
/// |---|---|
/// | announce a gathering, record a signed project | organizers and secretariat of its alliance |
/// | see them | everybody logged in |
@Component
public final class Access {
    private final Standing standing;

    Access(Standing standing) {
        this.standing = standing;
    }

    /// @throws Refused unless the caller runs the alliance's events
    public void requireOrganizer(Caller caller, String alliance) {
        standing.requireSeat(caller, alliance, "organizers", Role.ORGANIZER, Role.SECRETARIAT);
    }
}
