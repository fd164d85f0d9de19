package io.qiao.identity;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.standalone.Embedded;
import java.util.UUID;

/// An embedded store for the tests of this module, each with a database of its own.
public final class TestStore {
    private static final Embedded STORE = start();
    private static final MongoClient CLIENT =
            MongoClients.create("mongodb://127.0.0.1:" + STORE.port());

    private TestStore() {}

    private static Embedded start() {
        Embedded store = Embedded.store();
        Runtime.getRuntime().addShutdownHook(new Thread(store::close));
        return store;
    }

    /// The address of the store, for a service that picks its database itself.
    static String address() {
        return "mongodb://127.0.0.1:" + STORE.port() + "/?retryWrites=false";
    }

    /// A database that nobody has used before.
    public static MongoDatabase database() {
        return CLIENT.getDatabase("test_" + UUID.randomUUID().toString().replace("-", ""));
    }
}
