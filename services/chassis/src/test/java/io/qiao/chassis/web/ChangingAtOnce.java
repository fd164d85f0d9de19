package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Refused;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangingAtOnce {
    private static Problem answer(String... headers) {
        return new Causes(Tracer.NOOP)
                .answer(Refused.stale(), "/x", Set.of(headers)::contains)
                .problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void breaks_the_condition_of_who_named_a_version(String header) {
        assertThat(answer(header).status()).isEqualTo(412);
        assertThat(answer(header).type()).isEqualTo("urn:qiao:problem:stale");
    }

    @Test
    void is_a_conflict_for_who_named_none() {
        assertThat(answer().status()).isEqualTo(409);
        assertThat(answer().type()).isEqualTo("urn:qiao:problem:at-once");
    }
}
