package io.qiao.chassis.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/// The same on MongoDB itself, where a Docker engine is there.
class KeepingAggregatesInMongo extends KeepingAggregates {
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8");

    @Override
    String uri() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no Docker engine here, so the store contract was not tested on MongoDB");
        MONGO.start();
        return MONGO.getConnectionString();
    }

    @AfterAll
    static void stopContainer() {
        MONGO.stop();
    }
}
