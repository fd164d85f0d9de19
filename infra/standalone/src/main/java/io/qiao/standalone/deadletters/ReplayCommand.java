package io.qiao.standalone.deadletters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `infra/dead-letters replay SERVICE`.
@Command(
        name = "replay",
        description =
                "Gives what waits to the service again, oldest first. What fails once more comes"
                        + " back to the list.")
final class ReplayCommand implements Callable<Integer> {
    private static final int MOST = 5;

    @ParentCommand private DeadLettersCommand parent = new DeadLettersCommand();

    @Parameters(paramLabel = "SERVICE", description = "Such as matchmaking or notifications.")
    private String service = "";

    @Option(names = "--dry-run", description = "Only say what would be given again.")
    private boolean dryRun;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many at the most. Default: 1000")
    private int count;

    @Option(
            names = "--body",
            paramLabel = "FILE",
            description = "The mended body of the oldest one; gives only that one.")
    private @Nullable Path body;

    @Option(names = "--skip", description = "Drop the oldest one instead: it is dealt with.")
    private boolean skip;

    @Option(names = "--force", description = "Even what was given again five times already.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        try (Letters letters = new Letters(parent.brokers(), service);
                KafkaProducer<byte[], byte[]> producer = producer()) {
            int most = body == null && !skip ? count : 1;
            for (Letter letter : letters.waiting().stream().limit(most).toList()) {
                if (letter.replays() >= MOST && !force && !skip) {
                    System.out.println(
                            "stopped at one that came back " + MOST + " times: " + letter);
                    return 1;
                }
                System.out.println((skip ? "dropped " : "given again ") + letter);
                if (!dryRun) {
                    replay(letter, producer);
                    letters.done(letter.offset() + 1);
                }
            }
        }
        return 0;
    }

    private void replay(Letter letter, KafkaProducer<byte[], byte[]> producer) throws Exception {
        if (!skip) {
            byte[] mended = body == null ? null : Files.readAllBytes(body);
            producer.send(letter.again("qiao." + service + ".replays", mended)).get();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() throws IOException {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        parent.brokers(),
                        "acks",
                        "all",
                        "key.serializer",
                        ByteArraySerializer.class,
                        "value.serializer",
                        ByteArraySerializer.class));
    }
}
