package io.qiao.chassis.feed;

import io.qiao.standalone.Embedded;
import org.junit.jupiter.api.AfterAll;

class FollowingTopicsEmbedded extends FollowingTopics {
    private static Embedded broker = Embedded.kafka();

    @Override
    String brokers() {
        return "127.0.0.1:" + broker.port();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }
}
