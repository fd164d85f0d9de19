package io.qiao.matchmaking.posting;

import com.mongodb.client.model.Filters;
import io.qiao.chassis.aggregate.Cause;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.store.Aggregates;
import io.qiao.contracts.matchmaking.Posting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Ends postings whose time is over, within half a minute. Several instances may try the same one;
/// one of them succeeds.
@Component
class PostingExpiry implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostingExpiry.class);
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int AT_ONCE = 500;

    private final Aggregates<Posting> postings;
    private final Clock clock;
    private volatile Disposable watching = () -> {};
    private volatile boolean running;

    PostingExpiry(Aggregates<Posting> postings, Clock clock) {
        this.postings = postings;
        this.clock = clock;
    }

    Mono<Long> expire(Instant now) {
        return postings.some(
                        Filters.and(
                                Filters.eq("keys.status", Posting.Status.OPEN.name()),
                                Filters.lte("keys.validUntil", Date.from(now))),
                        AT_ONCE)
                .concatMap(
                        found ->
                                postings.update(
                                                found,
                                                Postings.expire(found.state(), now),
                                                Cause.ofItself())
                                        .onErrorResume(Refused.class, _ -> Mono.empty()))
                .count();
    }

    @Override
    public void start() {
        running = true;
        watching =
                Flux.interval(EVERY)
                        .onBackpressureDrop()
                        .concatMap(_ -> expire(clock.instant()).onErrorResume(this::later))
                        .subscribe();
    }

    private Mono<Long> later(Throwable away) {
        LOG.info("postings expire later: {}", away.toString());
        return Mono.empty();
    }

    @Override
    public void stop() {
        running = false;
        watching.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
