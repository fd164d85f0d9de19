package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import io.qiao.standalone.Embedded;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A service whose Kafka and store are away when it starts: it stays up, says so, and recovers;
/// and again when they are lost later.
@Execution(ExecutionMode.CONCURRENT)
class StartingAlone {
    @TempDir private Path folder = Path.of("target");

    @Test
    void it_stays_up_says_what_is_missing_and_recovers() throws Exception {
        int kafkaPort = Embedded.freePort();
        int storePort = Embedded.freePort();
        int port = Embedded.freePort();
        try (Spare service = Spare.start("matchmaking", port, settings(kafkaPort, storePort))) {
            assertThat(health(port, 503)).doesNotContain("kafkaHealth");
            String missing =
                    Api.of(URI.create("http://127.0.0.1:" + port))
                            .send("GET", "/actuator/health/details", Map.of(), null)
                            .body();
            assertThat(missing).contains("kafkaHealth").contains("storeHealth");

            try (Embedded kafka = Embedded.kafka(Qiao.ROOT, folder.resolve("kafka"), kafkaPort);
                    Embedded store =
                            Embedded.store(Qiao.ROOT, folder.resolve("store"), storePort)) {
                health(port, 200);

                store.kill();
                health(port, 503);
                store.restart();
                health(port, 200);

                kafka.kill();
                health(port, 503);
                kafka.restart();
                health(port, 200);
            }
            assertThat(service.isAlive()).isTrue();
        }
    }

    private static Map<String, String> settings(int kafka, int store) {
        return Map.of(
                "QIAO_KAFKA",
                "127.0.0.1:" + kafka,
                "SPRING_MONGODB_URI",
                "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=2000&retryWrites=false"
                        .formatted(store));
    }

    private static String health(int port, int status) throws InterruptedException {
        Api api = Api.of(URI.create("http://127.0.0.1:" + port));
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String last = "";
        while (System.nanoTime() < deadline) {
            try {
                Api.Answer answer = api.send("GET", "/actuator/health", Map.of(), null);
                if (answer.status() == status) {
                    return answer.body();
                }
                last = answer.body();
            } catch (IOException starting) {
                last = starting.toString();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("not %d: %s".formatted(status, last));
    }
}
