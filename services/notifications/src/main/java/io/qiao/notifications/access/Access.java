package io.qiao.notifications.access;

import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Standing;
import org.springframework.stereotype.Component;

/// Who may do what in notifications. What is not allowed here is refused.
///
/// | what | who |
/// |---|---|
/// | read an inbox, follow its stream | those who belong to the organization |
/// | mark as read | its representatives, programs that may post |
@Component
public final class Access {
    private final Standing standing;

    Access(Standing standing) {
        this.standing = standing;
    }

    public void requireReader(Caller caller, String organization) {
        standing.requireReader(caller, organization);
    }

    public boolean mayRead(Caller caller, String organization) {
        return standing.mayRead(caller, organization);
    }

    public void requireRepresentative(Caller caller, String organization) {
        standing.requireRepresentative(caller, organization);
    }

    public String onlyOrganizationOf(Caller caller) {
        return standing.onlyOrganizationOf(caller, "organization");
    }
}
