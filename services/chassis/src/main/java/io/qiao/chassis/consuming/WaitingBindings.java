package io.qiao.chassis.consuming;

import io.qiao.chassis.kafka.Topics;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;

/// Starts the consumers once their topics are there. Where Kafka is away at start, that happens in
/// the background, so that the service itself starts and can say what it waits for.
public final class WaitingBindings extends InputBindingLifecycle {
    private final Topics topics;
    private volatile Thread starting = new Thread();

    WaitingBindings(BindingService bindings, Map<String, Bindable> bindables, Topics topics) {
        super(bindings, bindables);
        this.topics = topics;
    }

    @Override
    public void start() {
        if (topics.isReady()) {
            super.start();
        } else {
            starting = Thread.ofPlatform().name("bindings").daemon().start(this::startLater);
        }
    }

    private void startLater() {
        try {
            topics.awaitReady();
            super.start();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return starting.isAlive() || super.isRunning();
    }

    @Override
    public void stop() {
        starting.interrupt();
        super.stop();
    }

    /// Takes the place of Spring Cloud Stream's own, which would block the start.
    public static final class Substitution implements BeanPostProcessor {
        private final ListableBeanFactory beans;

        public Substitution(ListableBeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            return bean instanceof InputBindingLifecycle
                    ? new WaitingBindings(
                            beans.getBean(BindingService.class),
                            beans.getBeansOfType(Bindable.class),
                            beans.getBean(Topics.class))
                    : bean;
        }
    }
}
