package io.qiao.chassis.telemetry;

import io.qiao.chassis.feed.Feed;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/// Whether the service knows yet what the others had told before it started.
public final class FeedHealth implements ReactiveHealthIndicator {
    private final Feed feed;

    public FeedHealth(Feed feed) {
        this.feed = feed;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(
                () ->
                        feed.position().isCaughtUp()
                                ? Health.up().build()
                                : Health.down().withDetail("feed", "catching up").build());
    }
}
