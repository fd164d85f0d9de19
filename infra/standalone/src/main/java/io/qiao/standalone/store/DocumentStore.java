package io.qiao.standalone.store;

import de.bwaldvogel.mongo.MongoServer;
import io.qiao.standalone.Exclusive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A document store that speaks MongoDB's wire protocol, on the loopback interface, its data kept
/// in one file.
public final class DocumentStore {
    private DocumentStore() {}

    /// @param args the data folder, the port
    public static void main(String[] args) throws IOException, InterruptedException {
        Path data = Path.of(args[0]);
        Files.createDirectories(data);
        Exclusive.hold(data.resolve("lock"));
        DurableBackend backend = DurableBackend.open(data.resolve("documents.mv"));
        MongoServer server = new MongoServer(backend);
        server.bind("127.0.0.1", Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
    }
}
