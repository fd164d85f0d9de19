package io.qiao.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.identity.TestStore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MakingTheFirstAdministrator {
    @Test
    void gives_an_id_that_no_other_platform_has() {
        assertThat(new FirstAdministrator(TestStore.database()).account())
                .isNotEqualTo(new FirstAdministrator(TestStore.database()).account());
    }

    @Test
    void gives_the_same_id_at_every_start_however_many_start_at_once() {
        MongoDatabase database = TestStore.database();

        assertThat(
                        IntStream.range(0, 8)
                                .parallel()
                                .mapToObj(_ -> new FirstAdministrator(database).account())
                                .distinct())
                .hasSize(1);
    }
}
