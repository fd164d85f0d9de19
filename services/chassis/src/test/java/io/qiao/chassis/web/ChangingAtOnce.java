package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.qiao.chassis.aggregate.Refused;
import org.junit.jupiter.api.Test;

class ChangingAtOnce {
    private static Problem answer(boolean conditional) {
        return new Causes(Tracer.NOOP).answer(Refused.stale(), "/x", conditional).problem();
    }

    @Test
    void breaks_the_condition_of_who_named_a_version() {
        assertThat(answer(true).status()).isEqualTo(412);
        assertThat(answer(true).type()).isEqualTo("urn:qiao:problem:stale");
    }

    @Test
    void is_a_conflict_for_who_named_none() {
        assertThat(answer(false).status()).isEqualTo(409);
        assertThat(answer(false).type()).isEqualTo("urn:qiao:problem:at-once");
    }
}
