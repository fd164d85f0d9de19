package io.qiao.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import io.qiao.chassis.security.Sealing;
import io.qiao.identity.MovableClock;
import io.qiao.identity.TestStore;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RotatingKeys {
    private final MovableClock clock = new MovableClock();
    private final Sealing sealing = new Sealing(Base64.getEncoder().encodeToString(new byte[32]));
    private final MongoDatabase database = TestStore.database();
    private final Keys keys = new Keys(database, sealing, clock);

    @Test
    void the_same_key_signs_after_a_restart() {
        List<String> before = ids(keys);

        assertThat(before).hasSize(1);
        assertThat(ids(new Keys(database, sealing, clock))).isEqualTo(before);
    }

    @Test
    void after_thirty_days_a_new_one_signs_and_the_old_one_is_published_a_day_more() {
        String first = ids(keys).getFirst();
        clock.advance(Duration.ofDays(31));
        keys.follow();

        assertThat(ids(keys)).hasSize(2).last().isEqualTo(first);
        clock.advance(Duration.ofDays(2));
        keys.follow();
        assertThat(ids(keys)).hasSize(1).doesNotContain(first);
    }

    @Test
    void a_rotation_by_hand_signs_with_a_new_one_at_once() {
        String first = ids(keys).getFirst();
        clock.advance(Duration.ofSeconds(1));

        keys.rotate();

        assertThat(ids(keys)).hasSize(2).last().isEqualTo(first);
    }

    @Test
    void the_store_cannot_tell_a_private_key() {
        ids(keys);

        Document kept =
                Objects.requireNonNull(Mono.from(database.getCollection("keys").find()).block());

        assertThat(kept.keySet()).containsExactlyInAnyOrder("_id", "created", "key");
        assertThat(isPrivateKey(kept.getString("key"))).isFalse();
        assertThat(isPrivateKey(sealing.open(kept.getString("key")))).isTrue();
    }

    private static boolean isPrivateKey(String text) {
        try {
            return JWK.parse(text).isPrivate();
        } catch (ParseException sealed) {
            return false;
        }
    }

    private static List<String> ids(Keys keys) {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).stream()
                .map(JWK::getKeyID)
                .toList();
    }
}
