package io.qiao.notifications.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.wording.Wording;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnouncingALoss {
    @Test
    void tells_the_secretariat_of_each_alliance_once_that_nobody_acts_for_a_member() {
        List<Notification> told = told(List.of());

        assertThat(told.stream().map(Notification::recipient))
                .containsExactlyInAnyOrder("here", "there");
        assertThat(told.stream().map(Notification::id))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        told(List.of()).stream().map(Notification::id).toList());
        assertThat(told.getFirst().in(Wording.in(Locale.ENGLISH)).headline())
                .isEqualTo("Nobody acts for “某公司” any more: you may invite a representative");
    }

    @Test
    void leads_to_the_member() {
        assertThat(told(List.of()).getFirst().in(Wording.EN).link())
                .isEqualTo("/api/membership/organizations/member");
    }

    @Test
    void tells_nobody_while_somebody_is_left() {
        assertThat(told(List.of("colleague"))).isEmpty();
    }

    private static List<Notification> told(List<String> left) {
        Organization organization =
                new Organization(
                        "member",
                        new OrganizationProfile(
                                LocalizedText.hans("某公司"),
                                OrganizationKind.INDUSTRY,
                                "C39",
                                "440300",
                                null,
                                null,
                                "",
                                ""),
                        left,
                        List.of(),
                        null);
        Envelope<OrganizationEvent> envelope =
                new Envelope<>(
                        "event",
                        "/qiao/membership",
                        "member",
                        Instant.EPOCH,
                        2,
                        "story",
                        null,
                        new RepresentativeRemoved(organization, "gone"));
        return Losses.of(envelope, _ -> Set.of("here", "there")).toList();
    }
}
