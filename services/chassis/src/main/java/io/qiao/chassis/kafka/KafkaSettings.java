package io.qiao.chassis.kafka;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/// Where Kafka is, and how patiently every client of ours deals with its absence.
///
/// @param brokers host:port, several split by commas
public record KafkaSettings(String brokers) {

    /// What producers, consumers and admin clients share.
    public Map<String, Object> client() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers,
                CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 100,
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000,
                CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
    }
}
