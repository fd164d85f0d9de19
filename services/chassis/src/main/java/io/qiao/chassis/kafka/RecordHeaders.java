package io.qiao.chassis.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// Kafka headers as text.
public final class RecordHeaders {
    private RecordHeaders() {}

    public static Map<String, String> of(Headers headers) {
        Map<String, String> text = new HashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                text.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return text;
    }
}
