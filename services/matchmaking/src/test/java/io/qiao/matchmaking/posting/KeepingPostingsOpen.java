package io.qiao.matchmaking.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.matchmaking.Posting;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingPostingsOpen {
    private static final int MOST = 2;

    private final KeptPostings kept = new KeptPostings();
    private final OpenPostings open = new OpenPostings(kept.all(), MOST);
    private final String owner = UUID.randomUUID().toString();

    @AfterAll
    void stop() {
        kept.close();
    }

    @Test
    void has_a_bound_for_each_organization_that_a_closed_one_does_not_count_for() {
        kept.published(owner);
        kept.published(UUID.randomUUID().toString());
        open.requireRoom(owner, Mono.empty()).block();
        Posting last = kept.published(owner);

        assertThatThrownBy(() -> open.requireRoom(owner, Mono.empty()).block())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                            assertThat(refused.code()).isEqualTo("quota.open-postings");
                            assertThat(refused.getMessage()).contains("at the most 2 postings");
                        });
        open.requireRoom(owner, Mono.just(last)).block(); // a repetition

        kept.all().change(last.id(), Postings::close, KeptPostings.CAUSE).block();

        open.requireRoom(owner, Mono.empty()).block();
    }
}
