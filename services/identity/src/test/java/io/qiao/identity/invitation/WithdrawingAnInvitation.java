package io.qiao.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qiao.chassis.aggregate.Ids;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Caller;
import io.qiao.chassis.security.Roles;
import io.qiao.chassis.store.NewId;
import io.qiao.contracts.membership.Role;
import io.qiao.identity.RunningIdentity;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawingAnInvitation {
    private static final Caller INVITER = person("inviter");
    private static final Caller STRANGER = person("stranger");

    private final Invitations invitations = RunningIdentity.bean(Invitations.class);
    private final InvitationController controller =
            RunningIdentity.bean(InvitationController.class);

    private static Caller person(String account) {
        return new Caller(account, false, false, Roles.none(), "192.0.2.1", null);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "COUNCIL"})
    void a_stranger_who_guesses_its_id_does_not_learn_that_it_is_there(Role role) {
        OpenInvitation sent =
                invitations.send(
                        role,
                        "some place",
                        "a@test.example",
                        Locale.ENGLISH,
                        INVITER,
                        NewId.fresh());

        Refused refused = refused(sent.id());

        Refused nothing = refused(Ids.next());
        assertThat(refused.kind()).isEqualTo(Refused.Kind.MISSING);
        assertThat(refused.code()).isEqualTo(nothing.code());
        assertThat(refused.getMessage()).isEqualTo(nothing.getMessage());
        assertThat(invitations.one(sent.id()).status()).isEqualTo(OpenInvitation.Status.OPEN);
    }

    private Refused refused(String id) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> controller.withdraw(id, STRANGER));
        assertThat(refused).isNotNull();
        return refused;
    }
}
