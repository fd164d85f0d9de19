package io.qiao.chassis.feed;

import io.qiao.chassis.Docker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.kafka.KafkaContainer;

/// The same on the broker that `docker-compose.yml` runs, where a Docker engine is there.
@EnabledIf(value = "io.qiao.chassis.Docker#isThere", disabledReason = Docker.MISSING)
class FollowingTopicsInDocker extends FollowingTopics {
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.1.0");

    @Override
    String brokers() {
        KAFKA.start();
        return KAFKA.getBootstrapServers();
    }

    @AfterAll
    static void stopContainer() {
        KAFKA.stop();
    }
}
