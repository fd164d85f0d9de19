package io.qiao.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.MovableClock;
import io.qiao.identity.TestStore;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FollowingALink {
    private final MovableClock clock = new MovableClock();
    private final Links links =
            new Links(
                    TestStore.database(),
                    new Sealing(Base64.getEncoder().encodeToString(new byte[32])),
                    clock);

    @Test
    void gives_what_it_carries_until_it_is_closed() {
        String token = links.issue(Links.Purpose.RESET, new Carried("account"));

        assertThat(links.open(Links.Purpose.RESET, token, Carried.class))
                .isEqualTo(new Carried("account"));
        assertThat(links.open(Links.Purpose.RESET, token, Carried.class))
                .as("after a crash, once more")
                .isEqualTo(new Carried("account"));
        links.close(token);
        assertRefused(Links.Purpose.RESET, token);
    }

    @Test
    void is_good_for_one_purpose_and_for_a_while() {
        String token = links.issue(Links.Purpose.RESET, new Carried("account"));

        assertRefused(Links.Purpose.SIGN_UP, token);
        assertRefused(Links.Purpose.RESET, token + "x");
        clock.advance(Duration.ofMinutes(61));
        assertRefused(Links.Purpose.RESET, token);
    }

    private void assertRefused(Links.Purpose purpose, String token) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> links.open(purpose, token, Carried.class));
    }

    record Carried(String account) {}
}
