package io.qiao.membership.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.membership.Alliance;
import io.qiao.contracts.membership.AllianceEvent.SeatTaken;
import io.qiao.contracts.membership.Role;
import io.qiao.contracts.reference.LocalizedText;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakingASeat {
    private static final Alliance ALLIANCE =
            new Alliance(
                    "a",
                    LocalizedText.hans("联盟"),
                    "",
                    null,
                    List.of("secretary"),
                    List.of("secretary"),
                    List.of());

    @Test
    void is_told_once() {
        Change<Alliance> taken = Seats.take(ALLIANCE, Role.ORGANIZER, "x");

        assertThat(taken.state().organizers()).containsExactly("x");
        assertThat(taken.events())
                .containsExactly(new SeatTaken(taken.state(), Role.ORGANIZER, "x"));
        assertThat(Seats.take(taken.state(), Role.ORGANIZER, "x").events()).isEmpty();
    }

    @Test
    void is_the_business_of_that_alliance() {
        assertThat(AllianceConfiguration.KIND.concerning().apply(ALLIANCE)).containsExactly("a");
    }

    @Test
    void somebody_stays_in_the_secretariat() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Seats.leave(ALLIANCE, Role.SECRETARIAT, "secretary"));
        assertThat(Seats.leave(ALLIANCE, Role.COUNCIL, "secretary").state().council()).isEmpty();
    }

    @Test
    void an_erased_account_leaves_all_of_them_even_the_last() {
        Change<Alliance> left = Seats.leaveAll(ALLIANCE, "secretary");

        assertThat(left.state().secretariat()).isEmpty();
        assertThat(left.state().council()).isEmpty();
        assertThat(left.events()).hasSize(2);
        assertThat(Seats.leaveAll(left.state(), "secretary").events()).isEmpty();
    }

    @Test
    void an_organizations_role_is_no_seat() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Seats.take(ALLIANCE, Role.VIEWER, "x"));
    }
}
