package io.qiao.membership.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.membership.Membership;
import io.qiao.contracts.membership.Membership.Party;
import io.qiao.contracts.membership.Membership.Reason;
import io.qiao.contracts.membership.MembershipEvent.ApplicationSubmitted;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import org.junit.jupiter.api.Test;

class AdmittingAMember {
    private static final OrganizationProfile PROFILE =
            new OrganizationProfile(
                    LocalizedText.hans("企业"),
                    OrganizationKind.INDUSTRY,
                    "C39",
                    "440300",
                    null,
                    null,
                    "激光切割",
                    "");

    @Test
    void begins_with_an_application() {
        Change<Membership> change = Admission.apply("id", "alliance", "organization");

        assertThat(change.state().status()).isEqualTo(Membership.Status.APPLIED);
        assertThat(change.events()).containsExactly(new ApplicationSubmitted(change.state()));
    }

    @Test
    void concerns_one_tie_however_often_the_organization_applies() {
        assertThat(Admission.nameOf("a", "o")).isEqualTo(Admission.nameOf("a", "o"));
        assertThat(Admission.nameOf("a", "o")).isNotEqualTo(Admission.nameOf("o", "a"));
        assertThat(Admission.nameOf("ab", "c")).isNotEqualTo(Admission.nameOf("a", "bc"));
    }

    @Test
    void tells_the_profile_to_readers_that_have_not_met_it() {
        Membership applied = Admission.apply("id", "alliance", "organization").state();

        Change<Membership> change = Admission.admit(applied, PROFILE);

        assertThat(change.state().status()).isEqualTo(Membership.Status.ACTIVE);
        assertThat(change.events()).containsExactly(new MemberAdmitted(change.state(), PROFILE));
    }

    @Test
    void is_the_business_of_that_alliance() {
        Membership applied = Admission.apply("id", "alliance", "organization").state();

        assertThat(AdmissionConfiguration.KIND.concerning().apply(applied))
                .containsExactly("alliance");
    }

    @Test
    void is_refused_when_it_is_one_already() {
        Membership active =
                Admission.admit(Admission.apply("id", "a", "o").state(), PROFILE).state();

        assertThatThrownBy(() -> Admission.admit(active, PROFILE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("application.not-applied"));
    }

    @Test
    void may_take_a_second_application_after_the_first_was_returned() {
        Membership applied = Admission.apply("id", "a", "o").state();
        Membership returned = Admission.giveBack(applied, "incomplete").state();

        assertThat(returned.reason()).isEqualTo(new Reason(Party.ALLIANCE, "incomplete"));
        assertThat(Admission.applyAgain(returned).state()).isEqualTo(applied);
        assertThatThrownBy(() -> Admission.applyAgain(applied)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Admission.admit(returned, PROFILE)).isInstanceOf(Refused.class);
    }
}
