package io.qiao.chassis.kafka;

import io.qiao.contracts.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/// Sees to it that the topics exist before anything reads them: all of the platform's, since any
/// of the services may be the first to start, and this service's own for dead letters and replays.
public final class Topics implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String YEAR = Long.toString(Duration.ofDays(365).toMillis());

    private final Admin admin;
    private final String service;
    private volatile Disposable trying = () -> {};
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean running;

    public Topics(Admin admin, String service) {
        this.admin = admin;
        this.service = service;
    }

    /// Where a service sets aside what it cannot handle.
    public static String deadLetters(String service) {
        return "qiao." + service + ".dead-letters";
    }

    /// Where a service is given such records again.
    public static String replays(String service) {
        return "qiao." + service + ".replays";
    }

    @Override
    public void start() {
        running = true;
        try {
            create();
        } catch (IllegalStateException away) {
            LOG.warn("Kafka is away; topics are made when it is back: {}", away.getMessage());
            trying =
                    Mono.fromRunnable(this::create)
                            .subscribeOn(Schedulers.boundedElastic())
                            .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(2)))
                            .subscribe();
        }
    }

    private void create() {
        admin.createTopics(wanted()).values().forEach((name, made) -> settle(name, made::get));
        ready.countDown();
    }

    /// Whether the topics are known to exist.
    public boolean isReady() {
        return ready.getCount() == 0;
    }

    /// Waits until they do.
    public void awaitReady() throws InterruptedException {
        ready.await();
    }

    private static void settle(String name, Made made) {
        try {
            made.within(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(name + ": " + refused.getCause(), refused);
            }
        } catch (TimeoutException late) {
            throw new IllegalStateException("no answer about topic " + name, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    private interface Made {
        Object within(long time, TimeUnit unit)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    private List<NewTopic> wanted() {
        List<NewTopic> wanted = new ArrayList<>();
        Arrays.stream(Topic.values())
                .map(topic -> topic(topic.address(), Topic.PARTITIONS, compacted()))
                .forEach(wanted::add);
        wanted.add(topic(deadLetters(service), 1, Map.of(TopicConfig.RETENTION_MS_CONFIG, YEAR)));
        wanted.add(topic(replays(service), 1, Map.of(TopicConfig.RETENTION_MS_CONFIG, YEAR)));
        return wanted;
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private static Map<String, String> compacted() {
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    @Override
    public void stop() {
        running = false;
        trying.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before feeds and bindings.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
