package io.qiao.identity;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.qiao.standalone.Embedded;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// An embedded store for the tests of this module, each with a database of its own.
public final class TestStore {
    private static final Embedded STORE = start();
    private static final Map<String, Consumer<String>> LISTENERS = new ConcurrentHashMap<>();
    private static final MongoClient CLIENT =
            MongoClients.create(
                    MongoClientSettings.builder()
                            .applyConnectionString(
                                    new ConnectionString("mongodb://127.0.0.1:" + STORE.port()))
                            .addCommandListener(new Telling())
                            .build());

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
        return CLIENT.getDatabase(unused());
    }

    /// One that tells what it is asked.
    ///
    /// @param asked is given the name of each command, with its collection
    public static MongoDatabase database(Consumer<String> asked) {
        String name = unused();
        LISTENERS.put(name, asked);
        return CLIENT.getDatabase(name);
    }

    private static String unused() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static final class Telling implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            String name = event.getCommandName();
            Consumer<String> listener = LISTENERS.get(event.getDatabaseName());
            if (listener != null) {
                listener.accept(name + " " + event.getCommand().getString(name).getValue());
            }
        }
    }
}
