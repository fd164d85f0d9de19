package io.qiao.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitingRequests {
    @Test
    void so_many_at_once_and_no_more() {
        Limits.Buckets buckets = new Limits.Rate(5, 1).buckets();

        for (int at = 0; at < 5; at++) {
            assertThat(buckets.take("one")).isTrue();
        }
        assertThat(buckets.take("one")).isFalse();
        assertThat(buckets.take("other")).as("another one is not affected").isTrue();
    }
}
