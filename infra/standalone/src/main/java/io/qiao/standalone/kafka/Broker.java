package io.qiao.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qiao.standalone.Exclusive;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/// A Kafka broker with its controller in one process (KRaft), on the loopback interface, its data
/// kept in a folder.
public final class Broker {
    private static final String CLUSTER = "cWlhby1zdGFuZGFsb25lMA";

    private Broker() {}

    /// @param args the data folder, the port, the controller's port
    public static void main(String[] args) throws IOException, InterruptedException {
        Path data = Path.of(args[0]);
        Files.createDirectories(data);
        Exclusive.hold(data.resolve("lock"));
        Path settings = data.resolve("server.properties");
        Files.writeString(settings, settings(data, args[1], args[2]));
        StorageTool.execute(
                new String[] {
                    "format", "-t", CLUSTER, "-c", settings.toString(), "--ignore-formatted"
                },
                new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        Kafka.main(new String[] {settings.toString()});
    }

    /// The log and the metadata lie apart, so that a second broker on the same folder fails
    /// cleanly.
    private static String settings(Path data, String port, String controllerPort) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$s
        listeners=PLAINTEXT://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$s
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        metadata.log.dir=%4$s
        num.partitions=8
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        group.min.session.timeout.ms=1000
        auto.create.topics.enable=false
        broker.session.timeout.ms=1500
        broker.heartbeat.interval.ms=300
        num.network.threads=2
        num.io.threads=4
        log.cleaner.dedupe.buffer.size=16777216
        log.segment.bytes=67108864
        """
                .formatted(port, controllerPort, data.resolve("log"), data.resolve("metadata"));
    }
}
