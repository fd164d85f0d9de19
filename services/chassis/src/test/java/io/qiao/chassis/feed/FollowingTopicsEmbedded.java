package io.qiao.chassis.feed;

import io.qiao.standalone.Embedded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

class FollowingTopicsEmbedded extends FollowingTopics {
    private static Embedded broker = start();

    private static Embedded start() {
        try {
            Path data = Path.of("target", "kafka-" + System.nanoTime()).toAbsolutePath();
            return Embedded.kafka(
                    Path.of("../..").toAbsolutePath().normalize(), data, Embedded.freePort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    String brokers() {
        return "127.0.0.1:" + broker.port();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }
}
