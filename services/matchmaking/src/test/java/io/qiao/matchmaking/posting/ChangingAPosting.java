package io.qiao.matchmaking.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Change;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.matchmaking.PostingEvent.PostingClosed;
import io.qiao.contracts.matchmaking.PostingEvent.PostingExpired;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangingAPosting {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void is_open_for_ninety_days_unless_told_otherwise() {
        assertThat(posting("id", null).validUntil()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void cannot_outlast_a_year() {
        assertThatThrownBy(() -> posting("id", NOW.plus(Duration.ofDays(400))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void keeps_its_owner_and_kind() {
        Posting before = posting("id", null);
        Posting stolen = KeptPostings.draft(null).open("id", "thief", NOW, NOW);

        assertThatThrownBy(() -> Postings.revise(before, stolen))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.fields().getFirst().field()).isEqualTo("owner"));
    }

    @Test
    void ends_once() {
        Posting closed = Postings.close(posting("id", null)).state();

        assertThat(closed.status()).isEqualTo(Posting.Status.CLOSED);
        assertThatThrownBy(() -> Postings.close(closed)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Postings.revise(closed, closed)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Postings.expire(closed, NOW)).isInstanceOf(Refused.class);
    }

    @Test
    void closes_without_its_owner_when_nobody_acts_for_it_and_says_so() {
        Change<Posting> change = Postings.abandon(posting("id", null));

        assertThat(change.events())
                .containsExactly(
                        new PostingClosed(change.state(), PostingClosed.Cause.UNREPRESENTED));
        assertThat(Postings.abandon(change.state()).events()).isEmpty();
    }

    @Test
    void expires_when_its_time_is_over_and_not_before() {
        Posting posting = posting("id", NOW.plusSeconds(60));

        assertThatThrownBy(() -> Postings.expire(posting, NOW.plusSeconds(59)))
                .isInstanceOf(Refused.class);
        Change<Posting> change = Postings.expire(posting, NOW.plusSeconds(60));
        assertThat(change.events()).containsExactly(new PostingExpired(change.state()));
    }

    @Test
    void is_the_business_of_the_alliances_that_it_was_made_in() {
        Posting open = posting("id", null);

        assertThat(PostingConfiguration.KIND.concerning().apply(open)).as("public").isEmpty();
        assertThat(PostingConfiguration.KIND.concerning().apply(within("alliance", open)))
                .containsExactly("alliance");
    }

    private static Posting within(String alliance, Posting posting) {
        return new Posting(
                posting.id(),
                posting.owner(),
                posting.kind(),
                posting.category(),
                posting.title(),
                posting.text(),
                posting.industry(),
                posting.region(),
                null,
                List.of(alliance),
                null,
                posting.validUntil(),
                posting.status(),
                NOW,
                null,
                null,
                null,
                null);
    }

    private static Posting posting(String id, @Nullable Instant validUntil) {
        return KeptPostings.draft(validUntil).open(id, "owner", NOW, NOW);
    }
}
