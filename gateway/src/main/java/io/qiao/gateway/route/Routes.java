package io.qiao.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.net.URI;
import java.time.Duration;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The routes. Every service stands behind a circuit breaker with a time limit; live streams do
/// not, since they are meant to last.
@Configuration(proxyBeanMethods = false)
class Routes {
    private static final String AWAY = "forward:/unavailable";

    @Bean
    RouteLocator services(RouteLocatorBuilder routes, Services services) {
        RouteLocatorBuilder.Builder builder =
                routes.routes()
                        .route(
                                "inbox-stream",
                                route ->
                                        route.path("/api/notifications/inbox/*/stream")
                                                .uri(services.notifications()));
        services.byPath().forEach((path, uri) -> guarded(builder, path, uri));
        return builder.build();
    }

    private static void guarded(RouteLocatorBuilder.Builder builder, String path, URI uri) {
        builder.route(
                path,
                route ->
                        route.path("/api/" + path + "/**")
                                .filters(
                                        filters ->
                                                filters.circuitBreaker(
                                                        breaker ->
                                                                breaker.setName(path)
                                                                        .setFallbackUri(AWAY)))
                                .uri(uri));
    }

    @Bean
    Customizer<ReactiveResilience4JCircuitBreakerFactory> breakers() {
        return factory ->
                factory.configureDefault(
                        id ->
                                new Resilience4JConfigBuilder(id)
                                        .timeLimiterConfig(
                                                TimeLimiterConfig.custom()
                                                        .timeoutDuration(Duration.ofSeconds(10))
                                                        .build())
                                        .circuitBreakerConfig(
                                                CircuitBreakerConfig.custom()
                                                        .slidingWindowType(
                                                                SlidingWindowType.TIME_BASED)
                                                        .slidingWindowSize(5)
                                                        .minimumNumberOfCalls(20)
                                                        .waitDurationInOpenState(
                                                                Duration.ofSeconds(1))
                                                        .permittedNumberOfCallsInHalfOpenState(3)
                                                        .build())
                                        .build());
    }
}
