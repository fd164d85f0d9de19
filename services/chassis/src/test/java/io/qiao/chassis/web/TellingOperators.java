package io.qiao.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TellingOperators {
    private final Operators operators =
            new Operators(List.of("127.0.0.1/32", " ::1/128", "172.16.0.0/12", "192.0.2.7"));

    @Test
    void those_of_the_networks_are() {
        for (String address : List.of("127.0.0.1", "::1", "172.31.255.1", "192.0.2.7")) {
            assertThat(operators.include(address)).as(address).isTrue();
        }
    }

    @Test
    void all_others_are_strangers() {
        for (String address : List.of("127.0.0.2", "172.32.0.1", "192.0.2.8", "::2")) {
            assertThat(operators.include(address)).as(address).isFalse();
        }
        assertThat(operators.include(null)).isFalse();
    }

    @Test
    void a_network_that_is_none_is_noticed_at_the_start() {
        assertThatThrownBy(() -> new Operators(List.of("localhost")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
