package io.qiao.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Live;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A message that nobody can read: it holds up nothing, is set aside with its reason, and can be
/// given again once it is mended.
class MeetingPoison {
    private static final String MATCHES = "qiao.matchmaking.matches";

    @Test
    void is_set_aside_and_handled_after_it_was_mended() throws Exception {
        Company one = Company.any();
        Company other = Company.any();
        Live stream = one.listens();
        String poison = "poison-" + UUID.randomUUID();

        put(poison, "{\"match\": nonsense");
        one.posts(Bodies.supply("月壤样品箱", "月壤样品密封箱制造。"));
        other.posts(Bodies.demand("月壤样品箱采购", "采购月壤样品密封箱。"));

        assertThat(stream.next(Duration.ofSeconds(20))).as("the next message").isPresent();
        String listed =
                Eventually.until(
                        () -> letters("list", "notifications"), each -> each.contains(MATCHES));
        assertThat(listed).contains("1 waiting").contains("JSON");

        Path mended = Files.createTempFile("mended", ".json");
        Files.writeString(mended, match(poison, one.id(), other.id()));
        assertThat(letters("replay", "notifications", "--dry-run")).contains("given again");
        assertThat(letters("replay", "notifications", "--body", mended.toString()))
                .contains("given again");

        JsonNode heard = stream.next(Duration.ofSeconds(20)).orElseThrow().data();
        assertThat(heard.get("match").asString()).isEqualTo(poison);
        assertThat(letters("list", "notifications")).contains("0 waiting");
        stream.close();
    }

    private static String match(String id, String one, String other) {
        return """
        {"match": {"id": "%s", "score": 0.5, "reasons": [],
          "first": {"kind": "SUPPLY", "subject": "s", "organizations": ["%s"], "title": "t"},
          "second": {"kind": "DEMAND", "subject": "d", "organizations": ["%s"], "title": "u"}}}
        """
                .formatted(id, one, other);
    }

    /// Puts the message on every partition, so that it lies in the way of whatever comes next.
    private static void put(String key, String body) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", brokers(),
                        "key.serializer", StringSerializer.class,
                        "value.serializer", StringSerializer.class);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            ProducerRecord<String, String> poison = new ProducerRecord<>(MATCHES, key, body);
            Map.of(
                            "ce_id", key,
                            "ce_source", "/by-hand",
                            "ce_type", "io.qiao.matchmaking.match-proposed",
                            "ce_subject", key,
                            "ce_time", "2026-01-01T00:00:00Z",
                            "ce_sequence", "1")
                    .forEach((name, value) -> poison.headers().add(name, value.getBytes(UTF_8)));
            producer.send(poison).get();
        }
    }

    private static String brokers() throws IOException {
        return "127.0.0.1:" + Qiao.running().port("kafka");
    }

    private static String letters(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Qiao.ROOT.resolve("infra/dead-letters").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--kafka", brokers()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
