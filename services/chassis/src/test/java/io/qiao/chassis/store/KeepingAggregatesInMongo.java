package io.qiao.chassis.store;

import io.qiao.chassis.Docker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mongodb.MongoDBContainer;

/// The same on MongoDB itself, where a Docker engine is there.
@EnabledIf(value = "io.qiao.chassis.Docker#isThere", disabledReason = Docker.MISSING)
class KeepingAggregatesInMongo extends KeepingAggregates {
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8");

    @Override
    String uri() {
        MONGO.start();
        return MONGO.getConnectionString();
    }

    @AfterAll
    static void stopContainer() {
        MONGO.stop();
    }
}
