package io.qiao.chassis.web;

import io.qiao.chassis.aggregate.Refused;
import java.io.Serial;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Hears a request again before it is refused for what other services have not told yet. A handler
/// that answers with a [provisional][Refused#provisional] refusal has done nothing so far; the
/// topics are read to their end, and it is called once more with the same arguments. What it says
/// then is the answer. Requests that are not refused never wait.
///
/// It works on what handlers return, so that both web stacks share it: a publisher is heard again
/// without blocking, anything else on the thread of its request.
public final class SecondHearing extends AbstractBeanFactoryAwareAdvisingPostProcessor {
    @Serial private static final long serialVersionUID = 1L;

    /// @param readingOn reads the topics to their end; fails when that takes too long
    public SecondHearing(Supplier<CompletableFuture<Void>> readingOn) {
        this.advisor =
                new DefaultPointcutAdvisor(
                        new AnnotationMatchingPointcut(RestController.class, true),
                        new Hearing(readingOn));
        setProxyTargetClass(true);
    }

    private record Hearing(Supplier<CompletableFuture<Void>> readingOn)
            implements MethodInterceptor {
        @Override
        public @Nullable Object invoke(MethodInvocation handler) throws Throwable {
            Class<?> answer = handler.getMethod().getReturnType();
            if (answer == Mono.class) {
                Mono<Object> heard = Mono.defer(() -> Mono.from(hear(handler)));
                return heard.onErrorResume(Hearing::isProvisional, _ -> readOn().then(heard));
            }
            if (answer == Flux.class) {
                Flux<Object> heard = Flux.defer(() -> Flux.from(hear(handler)));
                return heard.onErrorResume(Hearing::isProvisional, _ -> readOn().thenMany(heard));
            }
            try {
                return ((ProxyMethodInvocation) handler).invocableClone().proceed();
            } catch (Refused refused) {
                if (!refused.isProvisional()) {
                    throw refused;
                }
                await();
                return handler.proceed();
            }
        }

        private static Publisher<?> hear(MethodInvocation handler) {
            try {
                return (Publisher<?>)
                        Objects.requireNonNull(
                                ((ProxyMethodInvocation) handler).invocableClone().proceed());
            } catch (RuntimeException | Error refused) {
                throw refused;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        }

        private static boolean isProvisional(Throwable failure) {
            return failure instanceof Refused refused && refused.isProvisional();
        }

        /// The threads of Kafka's clients have something else to do than to answer requests.
        private Mono<Void> readOn() {
            return Mono.fromFuture(readingOn)
                    .publishOn(Schedulers.parallel())
                    .onErrorMap(_ -> behind());
        }

        private void await() {
            try {
                readingOn.get().join();
            } catch (CompletionException late) {
                throw behind();
            }
        }

        private static Refused behind() {
            return Refused.unavailable(
                    "This service has not heard yet what the others say about that. Try again.");
        }
    }
}
