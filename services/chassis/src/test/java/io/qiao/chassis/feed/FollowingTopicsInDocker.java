package io.qiao.chassis.feed;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/// The same on the broker that `docker-compose.yml` runs, where a Docker engine is there.
class FollowingTopicsInDocker extends FollowingTopics {
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.1.0");

    @Override
    String brokers() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no Docker engine here, so the broker contract was not tested on its image");
        KAFKA.start();
        return KAFKA.getBootstrapServers();
    }

    @AfterAll
    static void stopContainer() {
        KAFKA.stop();
    }
}
