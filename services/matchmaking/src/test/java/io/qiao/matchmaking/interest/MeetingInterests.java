package io.qiao.matchmaking.interest;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.contracts.matchmaking.StandingInterest;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingInterests {
    private final InterestQueries queries = new InterestQueries();

    @Test
    void most_of_the_words_are_needed() {
        queries.put(interest("one", "高功率激光切割", List.of(), List.of()));

        assertThat(queries.metBy(offer("激光切割设备，高功率", "C34", "440300"))).containsExactly("one");
        assertThat(queries.metBy(offer("激光打印机", "C34", "440300"))).isEmpty();
    }

    @Test
    void is_met_in_another_script_and_another_language() {
        queries.put(interest("one", "激光切割", List.of(), List.of()));

        assertThat(queries.metBy(offer("激光切割設備", "C34", "440300"))).containsExactly("one");
        assertThat(queries.metBy(offer("Laser cutting machines", "C34", "440300")))
                .containsExactly("one");
    }

    @Test
    void facets_are_met_by_what_lies_in_them() {
        queries.put(interest("province", "", List.of("C"), List.of("440000")));
        queries.put(interest("city", "", List.of("C34"), List.of("440300")));
        queries.put(interest("elsewhere", "", List.of("C34"), List.of("310000")));

        assertThat(queries.metBy(offer("任何", "C34", "440305")))
                .containsExactlyInAnyOrder("province", "city");
        assertThat(queries.metBy(offer("任何", "C35", "440305"))).containsExactly("province");
    }

    @Test
    void is_forgotten_when_it_ends() {
        StandingInterest interest = interest("one", "激光", List.of(), List.of());
        queries.put(interest);
        assertThat(queries.metBy(offer("激光", "C34", "440300"))).containsExactly("one");

        queries.put(interest.ended());

        assertThat(queries.metBy(offer("激光", "C34", "440300"))).isEmpty();
    }

    private static StandingInterest interest(
            String id, String text, List<String> industries, List<String> regions) {
        return new StandingInterest(
                id,
                "organization",
                id,
                text,
                List.of(StandingInterest.Kind.SUPPLY),
                industries,
                regions,
                List.of(),
                true);
    }

    private static Novelty offer(String text, String industry, String region) {
        return new Novelty(
                StandingInterest.Kind.SUPPLY,
                "offer",
                "offer",
                text,
                industry,
                region,
                null,
                List.of("seller"),
                List.of());
    }
}
