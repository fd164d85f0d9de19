package io.qiao.chassis.store;

import io.qiao.standalone.Embedded;
import org.junit.jupiter.api.AfterAll;

class KeepingAggregatesEmbedded extends KeepingAggregates {
    private static Embedded store = Embedded.store();

    @Override
    String uri() {
        return "mongodb://127.0.0.1:" + store.port();
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }
}
