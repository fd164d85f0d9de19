package io.qiao.matchmaking.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.security.Standing;
import io.qiao.contracts.event.Envelope;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.membership.Organization;
import io.qiao.contracts.membership.OrganizationEvent;
import io.qiao.contracts.membership.OrganizationEvent.OrganizationRegistered;
import io.qiao.contracts.membership.OrganizationEvent.RepresentativeRemoved;
import io.qiao.contracts.membership.OrganizationProfile;
import io.qiao.contracts.reference.LocalizedText;
import io.qiao.contracts.reference.OrganizationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/// Two events, that something was posted and that the last representative left, in both orders.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosingWhatNobodyStandsFor {
    private final KeptPostings kept = new KeptPostings();
    private final Standing standing = new Standing(() -> true);
    private final Abandonment abandonment = new Abandonment(kept.all(), standing);
    private final List<String> matched = new ArrayList<>();

    @AfterAll
    void stop() {
        kept.close();
    }

    @Test
    void closes_what_was_posted_before_the_last_one_left() {
        String owner = represented();
        Posting posting = kept.published(owner);

        hear(posting);
        hearThatTheLastLeft(owner);

        assertThat(kept.now(posting.id()).status()).isEqualTo(Posting.Status.CLOSED);
        assertThat(matched).contains(posting.id());
    }

    @Test
    void closes_what_was_posted_before_and_is_heard_of_afterwards() {
        String owner = represented();
        Posting posting = kept.published(owner);

        hearThatTheLastLeft(owner);
        hear(posting);

        assertThat(kept.now(posting.id()).status()).isEqualTo(Posting.Status.CLOSED);
        assertThat(matched).doesNotContain(posting.id());
    }

    @Test
    void closes_what_was_accepted_in_the_very_moment_in_which_the_last_one_left() {
        String owner = represented();

        hearThatTheLastLeft(owner);
        Posting posting = kept.published(owner);
        hear(posting);

        assertThat(kept.now(posting.id()).status()).isEqualTo(Posting.Status.CLOSED);
        assertThat(matched).doesNotContain(posting.id());
    }

    @Test
    void closes_nothing_of_those_that_it_has_not_heard_of() {
        Posting posting = kept.published(UUID.randomUUID().toString());

        hear(posting);

        assertThat(kept.now(posting.id()).status()).isEqualTo(Posting.Status.OPEN);
    }

    private void hear(Posting posting) {
        abandonment
                .unless(
                        posting,
                        KeptPostings.CAUSE,
                        () -> Mono.fromRunnable(() -> matched.add(posting.id())))
                .block();
    }

    private void hearThatTheLastLeft(String owner) {
        tell(new RepresentativeRemoved(organization(owner, List.of()), "founder"));
        abandonment.of(owner, KeptPostings.CAUSE).block();
    }

    private String represented() {
        String owner = UUID.randomUUID().toString();
        tell(new OrganizationRegistered(organization(owner, List.of("founder"))));
        return owner;
    }

    private void tell(OrganizationEvent event) {
        standing.read(
                new Envelope<>(
                        UUID.randomUUID().toString(),
                        "/qiao/membership",
                        event.organization().id(),
                        Instant.EPOCH,
                        1,
                        "story",
                        null,
                        event));
    }

    private static Organization organization(String id, List<String> representatives) {
        return new Organization(
                id,
                new OrganizationProfile(
                        LocalizedText.hans("甲"),
                        OrganizationKind.USER,
                        "C",
                        "440300",
                        null,
                        null,
                        "",
                        ""),
                representatives,
                List.of(),
                null);
    }
}
