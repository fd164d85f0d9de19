package io.qiao.chassis.consuming;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.MeterRegistry;
import io.qiao.chassis.aggregate.Refused;
import io.qiao.contracts.event.MalformedEvent;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import reactor.core.Exceptions;

/// What becomes of an event whose handling failed. While something we rely on is away, it is tried
/// again for as long as that lasts. An unreadable one goes to the dead letters at once, any other
/// after a few tries. Either way the events behind it are not held up by it for good.
public final class Failures implements ListenerContainerWithDlqAndRetryCustomizer {
    private static final int TRIES = 5;

    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    public Failures(DeadLetters deadLetters, MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    @Override
    public boolean retryAndDlqInBinding(String destination, String group) {
        return false;
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String destination,
            String group,
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> resolver,
            @Nullable BackOff backOff) {
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters.recoverer());
        handler.setBackOffFunction((_, failure) -> backOff(failure));
        handler.setResetStateOnExceptionChange(true);
        handler.setRetryListeners(
                (failed, failure, attempt) -> meters.counter("qiao.events.retried").increment());
        container.setCommonErrorHandler(handler);
    }

    static BackOff backOff(Exception failure) {
        Throwable root = root(failure);
        if (root instanceof MalformedEvent) {
            return new FixedBackOff(0, 0);
        }
        return isPassing(root) ? new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS) : few();
    }

    /// The failure itself, out of the wrappings that it got on its way.
    static Throwable root(Throwable failure) {
        Throwable at = Exceptions.unwrap(failure);
        while (at.getCause() != null && !isPassing(at) && !(at instanceof MalformedEvent)) {
            at = at.getCause();
        }
        return at;
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException
                || failure instanceof RetriableException
                || failure instanceof Unready
                || (failure instanceof MongoException store
                        && store.hasErrorLabel("RetryableWriteError"))
                || (failure instanceof Refused refused
                        && refused.kind() == Refused.Kind.UNAVAILABLE);
    }

    private static BackOff few() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxAttempts(TRIES);
        return backOff;
    }
}
