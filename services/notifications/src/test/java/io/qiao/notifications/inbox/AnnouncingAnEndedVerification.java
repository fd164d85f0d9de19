package io.qiao.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationVerified;
import io.qiao.contracts.membership.OrganizationEvent.VerificationEnded;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnnouncingAnEndedVerification {
    private static final Organization ORGANIZATION =
            new Organization(
                    "company",
                    new OrganizationProfile(
                            LocalizedText.hans("某公司"),
                            OrganizationKind.INDUSTRY,
                            "C39",
                            "440300",
                            null,
                            null,
                            "",
                            ""),
                    List.of("founder"),
                    List.of(),
                    null);

    @Test
    void tells_whoever_lost_it_to_another_in_three_languages_where_to_look() {
        Notification told = ended("successor");

        assertThat(told.recipient()).isEqualTo("company");
        assertThat(Stream.of(Wording.EN, Wording.ZH_HANS, Wording.ZH_HANT))
                .map(wording -> told.in(wording).headline())
                .containsExactly(
                        "“某公司” is not verified any more: another organization was verified with"
                                + " the same code",
                        "“某公司”的认证已失效：另一机构以同一代码通过了认证",
                        "「某公司」的認證已失效：另一機構以同一代碼通過了認證");
        assertThat(told.in(Wording.EN).link())
                .isEqualTo("/api/membership/organizations/company/verification");
    }

    @Test
    void says_so_when_the_administrator_withdrew_it() {
        assertThat(ended(null).in(Wording.EN).headline())
                .isEqualTo(
                        "“某公司” is not verified any more: the platform withdrew the verification");
    }

    @Test
    void says_nothing_of_what_else_happens() {
        assertThat(EndedVerifications.of(envelope(new OrganizationVerified(ORGANIZATION))))
                .isEmpty();
    }

    private static Notification ended(@Nullable String successor) {
        return EndedVerifications.of(envelope(new VerificationEnded(ORGANIZATION, successor)))
                .findFirst()
                .orElseThrow();
    }

    private static Envelope<OrganizationEvent> envelope(OrganizationEvent event) {
        return new Envelope<>(
                "event", "/qiao/membership", "company", Instant.EPOCH, 2, "story", null, event);
    }
}
