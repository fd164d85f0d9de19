package io.qiao.chassis.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.chassis.aggregate.Refused.FieldError;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingARequestTarget {
    private static final int SMALL_STACK = 256 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"x", "%41", "x%41"})
    void a_long_one_takes_no_more_stack_than_a_short_one(String part) throws Exception {
        FutureTask<Optional<FieldError>> read =
                new FutureTask<>(
                        () ->
                                RequestTarget.fault(
                                        "/" + part.repeat(5000), "a=" + part.repeat(5000)));
        new Thread(null, read, "small stack", SMALL_STACK).start();

        assertThat(read.get(10, TimeUnit.SECONDS)).isEmpty();
    }
}
