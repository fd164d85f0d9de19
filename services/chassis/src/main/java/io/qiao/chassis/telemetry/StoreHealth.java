package io.qiao.chassis.telemetry;

import io.qiao.chassis.store.Store;
import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/// Whether the document store answers within two seconds and has its indexes.
public final class StoreHealth implements ReactiveHealthIndicator {
    private final Store store;

    public StoreHealth(Store store) {
        this.store = store;
    }

    @Override
    public Mono<Health> health() {
        return Mono.from(store.database().runCommand(new Document("ping", 1)))
                .map(
                        _ ->
                                store.isReady()
                                        ? Health.up()
                                        : Health.down().withDetail("indexes", "missing"))
                .map(Health.Builder::build)
                .timeout(Duration.ofSeconds(2))
                .onErrorResume(away -> Mono.just(Health.down(away).build()));
    }
}
