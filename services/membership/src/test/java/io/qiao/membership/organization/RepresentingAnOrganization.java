package io.qiao.membership.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeAppointed;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import org.junit.jupiter.api.Test;

class RepresentingAnOrganization {
    private static final OrganizationProfile PROFILE =
            new OrganizationProfile(
                    LocalizedText.hans("企业"),
                    OrganizationKind.USER,
                    "C",
                    "440300",
                    null,
                    null,
                    "",
                    "");
    private static final Organization REGISTERED =
            Organizations.register("id", PROFILE, "founder").state();

    @Test
    void falls_to_whoever_registers_it() {
        assertThat(REGISTERED.representatives()).containsExactly("founder");
    }

    @Test
    void can_be_shared() {
        Change<Organization> change = Organizations.appoint(REGISTERED, "colleague");

        assertThat(change.state().representatives()).containsExactly("founder", "colleague");
        assertThat(change.events())
                .containsExactly(new RepresentativeAppointed(change.state(), "colleague"));
    }

    @Test
    void twice_is_as_good_as_once() {
        assertThat(Organizations.appoint(REGISTERED, "founder").events()).isEmpty();
    }

    @Test
    void ends_for_one_but_never_for_the_last() {
        Organization shared = Organizations.appoint(REGISTERED, "colleague").state();

        assertThat(Organizations.remove(shared, "founder").state().representatives())
                .containsExactly("colleague");
        assertThatThrownBy(() -> Organizations.remove(REGISTERED, "founder"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("representatives.last"));
        assertThatThrownBy(() -> Organizations.remove(REGISTERED, "nobody"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void ends_for_who_leaves_and_for_the_last_one_when_that_is_meant() {
        Organization shared = Organizations.appoint(REGISTERED, "colleague").state();

        assertThat(Organizations.resign(shared, "founder", false).state().representatives())
                .containsExactly("colleague");
        assertThatThrownBy(() -> Organizations.resign(REGISTERED, "founder", false))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("representatives.last");
                            assertThat(refused.getMessage()).contains("last=true");
                        });
        Change<Organization> last = Organizations.resign(REGISTERED, "founder", true);
        assertThat(last.state().representatives()).isEmpty();
        assertThat(last.events())
                .containsExactly(new RepresentativeRemoved(last.state(), "founder"));
        assertThatThrownBy(() -> Organizations.resign(last.state(), "founder", true))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.MISSING));
    }

    @Test
    void has_a_bound() {
        Organization full = REGISTERED;
        for (int at = 1; at < 50; at++) {
            full = Organizations.appoint(full, "account " + at).state();
        }
        Organization bound = full;

        assertThatThrownBy(() -> Organizations.appoint(bound, "one more"))
                .isInstanceOf(Refused.class);
    }
}
