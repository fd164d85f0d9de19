package io.qiao.chassis.telemetry;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/// Whether Kafka answers within two seconds; asked at the most once a second.
public final class KafkaHealth implements ReactiveHealthIndicator {
    private static final int PATIENCE = 2_000;

    private final Mono<Health> cached;

    public KafkaHealth(Admin admin) {
        this.cached = Mono.defer(() -> ask(admin)).cache(Duration.ofSeconds(1));
    }

    @Override
    public Mono<Health> health() {
        return cached;
    }

    private static Mono<Health> ask(Admin admin) {
        return Mono.fromCompletionStage(
                        () ->
                                admin.describeCluster(
                                                new DescribeClusterOptions().timeoutMs(PATIENCE))
                                        .nodes()
                                        .toCompletionStage())
                .map(nodes -> Health.up().withDetail("brokers", nodes.size()).build())
                .timeout(Duration.ofMillis(PATIENCE + 500L))
                .onErrorResume(away -> Mono.just(Health.down(away).build()));
    }
}
