package io.qiao.notifications.access;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import io.qiao.contracts.membership.Role;
import org.springframework.stereotype.Component;

/// Who may do what in notifications. What is not allowed here is refused.
///
/// | what | who |
/// |---|---|
/// | read an inbox, follow its stream | those who belong to the organization |
/// | mark as read | its representatives, programs that may post |
/// | the inbox of an alliance | its secretariat |
@Component
public final class Access {
    private final Standing standing;

    Access(Standing standing) {
        this.standing = standing;
    }

    public void requireReader(Caller caller, String organization) {
        if (standing.isAlliance(organization)) {
            standing.requireSeat(caller, organization, "secretariat", Role.SECRETARIAT);
        } else {
            standing.requireReader(caller, organization);
        }
    }

    public boolean mayRead(Caller caller, String organization) {
        return standing.isAlliance(organization)
                ? standing.isSeated(caller, organization, Role.SECRETARIAT)
                : standing.mayRead(caller, organization);
    }

    public void requireRepresentative(Caller caller, String organization) {
        if (standing.isAlliance(organization)) {
            requireReader(caller, organization);
        } else {
            standing.requireRepresentative(caller, organization);
        }
    }

    public String onlyOrganizationOf(Caller caller) {
        return standing.onlyOrganizationOf(caller, "organization");
    }
}
