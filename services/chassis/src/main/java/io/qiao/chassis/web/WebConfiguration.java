package io.qiao.chassis.web;

import io.micrometer.tracing.Tracer;
import io.qiao.chassis.input.InputConfiguration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// What our conventions add to WebFlux and its server.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@Import(InputConfiguration.class)
public class WebConfiguration implements WebFluxConfigurer {
    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new Arguments());
    }

    @Bean
    Preconditions preconditions() {
        return new Preconditions();
    }

    @Bean
    Problems problems(JsonMapper mapper, Tracer tracer, ObjectProvider<Refusals> refusals) {
        return new Problems(mapper, new Causes(tracer), refusals.getIfAvailable());
    }

    @Bean
    WebFluxRegistrations strictMapping() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new StrictMapping();
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> readableHeads(
            ObjectProvider<WayOut> wayOut) {
        WayOut known = wayOut.getIfAvailable(() -> _ -> Optional.empty());
        return Connections.each("qiao.heads", () -> new ReadableRequests(known));
    }
}
