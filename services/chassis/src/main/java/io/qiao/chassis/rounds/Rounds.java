package io.qiao.chassis.rounds;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Something that is done again and again while the service runs. A round that fails is told in
/// the log, and the next one tries again.
public abstract class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration first;
    private final Duration every;
    private volatile Disposable watching = () -> {};
    private volatile boolean running;

    protected Rounds(String name, Duration every) {
        this(name, every, every);
    }

    /// @param first how long after the start
    protected Rounds(String name, Duration first, Duration every) {
        this.name = name;
        this.first = first;
        this.every = every;
    }

    /// One round.
    protected abstract Mono<?> once();

    @Override
    public void start() {
        running = true;
        watching =
                Flux.interval(first, every)
                        .onBackpressureDrop()
                        .concatMap(_ -> Mono.defer(this::once).then().onErrorResume(this::later))
                        .subscribe();
    }

    private Mono<Void> later(Throwable failure) {
        LOG.info("{}: later, {}", name, failure.toString());
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
