package io.qiao.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.membership.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendingAnInvitation {

    @Test
    void to_a_seat_is_the_business_of_the_alliance() {
        assertThat(concerned(Role.COUNCIL)).containsExactly("place");
    }

    @Test
    void to_act_for_an_organization_is_no_alliances_business() {
        assertThat(concerned(Role.REPRESENTATIVE)).isEmpty();
    }

    private static List<String> concerned(Role role) {
        return InvitationConfiguration.KIND
                .concerning()
                .apply(
                        new OpenInvitation(
                                "id",
                                role,
                                "place",
                                "sender",
                                false,
                                "a@test.example",
                                Instant.EPOCH,
                                OpenInvitation.Status.OPEN,
                                null));
    }
}
