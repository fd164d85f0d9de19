package io.qiao.chassis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.standalone.Embedded;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingToABudget {
    private static final int MOST = 5;
    private static final Instant EVENING = Instant.parse("2026-03-04T23:59:59Z");

    private final Embedded embedded = Embedded.store();
    private final MongoClient client =
            MongoClients.create("mongodb://127.0.0.1:" + embedded.port());
    private final String account = UUID.randomUUID().toString();

    @AfterAll
    void stop() {
        client.close();
        embedded.close();
    }

    @Test
    void counts_requests_side_by_side() {
        DailyBudget budget = budget("postings", EVENING);

        Long allowed =
                Flux.range(0, 4 * MOST)
                        .flatMap(
                                _ ->
                                        budget.spend(account, Mono.empty())
                                                .thenReturn(true)
                                                .onErrorResume(Refused.class, _ -> Mono.empty()))
                        .count()
                        .block();

        assertThat(allowed).isEqualTo(MOST);
    }

    @Test
    void does_not_count_a_repetition() {
        DailyBudget budget = budget("repetitions", EVENING);
        useUp(budget, "one");

        budget.spend("one", Mono.just("what was made")).block();
    }

    @Test
    void is_one_for_each_account_and_begins_anew_the_next_day() {
        DailyBudget budget = budget("days", EVENING);
        useUp(budget, "one");

        assertThatThrownBy(() -> budget.spend("one", Mono.empty()).block())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(Refused.Kind.TOO_MANY);
                            assertThat(refused.code()).isEqualTo("quota.days");
                        });
        budget.spend("other", Mono.empty()).block();
        budget("days", EVENING.plusSeconds(1)).spend("one", Mono.empty()).block();
    }

    private static void useUp(DailyBudget budget, String account) {
        for (int spent = 0; spent < MOST; spent++) {
            budget.spend(account, Mono.empty()).block();
        }
    }

    private DailyBudget budget(String what, Instant now) {
        return new DailyBudget(
                what,
                MOST,
                client.getDatabase("budgets").getCollection("budgets"),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
