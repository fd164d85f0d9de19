package io.qiao.chassis.store;

import io.qiao.standalone.Embedded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

class KeepingAggregatesEmbedded extends KeepingAggregates {
    private static Embedded store = start();

    private static Embedded start() {
        try {
            Path data = Path.of("target", "store-" + System.nanoTime()).toAbsolutePath();
            return Embedded.store(
                    Path.of("../..").toAbsolutePath().normalize(), data, Embedded.freePort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    String uri() {
        return "mongodb://127.0.0.1:" + store.port();
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }
}
