package io.qiao.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.qiao.gateway.limit.OpenStreams;
import java.time.Duration;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import reactor.netty.http.client.HttpClient;

/// The routes. Every service stands behind a circuit breaker with a time limit, and what only
/// reads is tried once more when the connection fails; live streams do neither, since they are
/// meant to last.
@Configuration(proxyBeanMethods = false)
class Routes {
    private static final String AWAY = "forward:/unavailable";
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Bean
    RouteLocator services(RouteLocatorBuilder routes, Services services, OpenStreams streams) {
        RouteLocatorBuilder.Builder builder =
                routes.routes()
                        .route(
                                "inbox-stream",
                                route ->
                                        route.path("/api/notifications/inbox/*/stream")
                                                .filters(filters -> filters.filter(streams))
                                                .uri(services.notifications()))
                        .route(
                                "login-pages",
                                route ->
                                        route.path(
                                                        "/identity/**",
                                                        "/.well-known/openid-configuration",
                                                        "/.well-known/oauth-authorization-server")
                                                .filters(filters -> guarded(filters, "identity"))
                                                .uri(services.identity()));
        services.byPath()
                .forEach(
                        (name, uri) ->
                                builder.route(
                                        name,
                                        route ->
                                                route.path("/api/" + name + "/**")
                                                        .filters(filters -> guarded(filters, name))
                                                        .uri(uri)));
        return builder.build();
    }

    private static UriSpec guarded(GatewayFilterSpec filters, String name) {
        return filters.circuitBreaker(breaker -> breaker.setName(name).setFallbackUri(AWAY))
                .retry(
                        retry ->
                                retry.setRetries(1)
                                        .setMethods(HttpMethod.GET)
                                        .setSeries()
                                        .setBackoff(PAUSE, PAUSE, 1, false));
    }

    /// Services hear what a client calls itself, and nothing where it does not say: people read
    /// that in the list of their sessions.
    @Bean
    HttpClientCustomizer anonymous() {
        return http -> http.doOnRequest((request, _) -> withoutOurName(request.requestHeaders()));
    }

    private static void withoutOurName(HttpHeaders headers) {
        if (HttpClient.USER_AGENT.equals(headers.get(HttpHeaderNames.USER_AGENT))) {
            headers.remove(HttpHeaderNames.USER_AGENT);
        }
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
                                                        .ignoreExceptions(
                                                                DataBufferLimitException.class)
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
