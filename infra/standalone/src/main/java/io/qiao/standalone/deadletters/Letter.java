package io.qiao.standalone.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// An event that was set aside.
///
/// @param offset its place on the dead-letter topic
/// @param origin topic, partition and offset that it came from
/// @param reason why it could not be handled
/// @param replays how often it was given again
record Letter(
        long offset,
        String origin,
        String type,
        String reason,
        int replays,
        ConsumerRecord<byte[], byte[]> written) {

    static Letter of(ConsumerRecord<byte[], byte[]> written) {
        String origin =
                "%s-%s@%s"
                        .formatted(
                                header(written, "qiao-topic"),
                                header(written, "qiao-partition"),
                                header(written, "qiao-offset"));
        String replays = header(written, "qiao-replays");
        return new Letter(
                written.offset(),
                origin,
                header(written, "ce_type"),
                header(written, "qiao-reason"),
                replays.isEmpty() ? 0 : Integer.parseInt(replays),
                written);
    }

    private static String header(ConsumerRecord<byte[], byte[]> written, String name) {
        Header header = written.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /// The record that gives it to the service once more.
    ///
    /// @param body in place of its own, when that was what had to be mended
    ProducerRecord<byte[], byte[]> again(String topic, byte @Nullable [] body) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, written.key(), body == null ? written.value() : body);
        for (Header header : written.headers()) {
            if (!header.key().equals("qiao-reason") && !header.key().equals("qiao-replays")) {
                record.headers().add(header);
            }
        }
        record.headers().add("qiao-replays", Integer.toString(replays + 1).getBytes(UTF_8));
        return record;
    }

    @Override
    public String toString() {
        return "%6d  %s  %s  replays %d%n        %s"
                .formatted(offset, type, origin, replays, reason);
    }
}
