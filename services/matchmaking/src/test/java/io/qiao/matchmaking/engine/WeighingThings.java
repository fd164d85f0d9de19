package io.qiao.matchmaking.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.qiao.contracts.matchmaking.Match;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeighingThings {
    @Test
    void the_default_is_documented_whole() {
        assertThat(Weights.standard().byName().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Weights.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @Test
    void an_unknown_name_or_a_wild_number_is_refused() {
        assertThatThrownBy(() -> Weights.standard().with(Map.of("luck", 1.0)))
                .hasMessageContaining("luck");
        assertThatThrownBy(() -> Weights.standard().with(Map.of("text", Double.NaN)))
                .hasMessageContaining("text");
    }

    @Test
    void vectors_that_point_the_same_way_are_alike_whatever_their_length() {
        Vector one = Vector.of(new float[] {1, -2, 3});

        assertThat(one.cosine(Vector.of(new float[] {10, -20, 30}))).isCloseTo(1, offset(0.01));
        assertThat(one.cosine(Vector.of(new float[] {-1, 2, -3}))).isCloseTo(-1, offset(0.01));
        assertThat(one.cosine(Vector.of(new float[] {1, 2}))).isZero();
    }

    @Test
    void meaning_finds_what_no_word_does() throws IOException {
        try (MatchIndex index = new MatchIndex()) {
            Vector same = Vector.of(new float[] {1, 2, 3, 4});
            index.put(ASubject.offering("drone surveying").named("offer"), new Meaning(null, same));
            Terms terms =
                    new Terms(
                            Weights.standard(),
                            new Rules(Reach.ALL, History.NONE),
                            History.NONE,
                            Set.of(),
                            Instant.EPOCH);
            Subject need = ASubject.needing("从空中看地形").named("need");

            assertThat(index.candidates(need, Meaning.UNKNOWN, terms))
                    .allMatch(each -> each.score() == 0);
            assertThat(index.candidates(need, new Meaning(same, null), terms))
                    .singleElement()
                    .satisfies(
                            found -> {
                                assertThat(found.score()).isPositive();
                                assertThat(found.reasons())
                                        .extracting(Match.Reason::code)
                                        .contains(Match.Reason.Code.MEANING);
                            });
        }
    }
}
